import "./menu.js";
import "./suggest.js";
import "./review.js";
import "./small.js";
