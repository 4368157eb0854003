// Hide follow-up questions that the answers do not lead to. Without this script they stand there
// with the words that say when they are asked.
const form = document.querySelector("[data-follow-ups]");

const answersTo = (id) => {
  const unknown = form.querySelector(`[name="u_${id}"]:checked`);
  const fields = [...form.querySelectorAll(`[name="q_${id}"]`)];
  const picked = fields.filter((field) => !["radio", "checkbox"].includes(field.type) || field.checked);
  const values = picked.map((field) => field.value.trim()).filter(Boolean);
  return unknown && !values.length ? ["weet-niet"] : values;
};

const number = (text) => (text === undefined || text.trim() === "" ? NaN : Number(text.replace(",", ".")));

const holds = (rule, asked) => {
  if (rule.all) return rule.all.every((part) => holds(part, asked));
  if (rule.any) return rule.any.some((part) => holds(part, asked));
  if (!asked.has(rule.question)) return false;
  const answers = answersTo(rule.question);
  if (rule.is) return answers.some((answer) => rule.is.includes(answer));
  const given = number(answers[0]);
  const high = rule.least === undefined || given >= Number(rule.least);
  return high && (rule.most === undefined || given <= Number(rule.most));
};

// In the order of the template, which is not the order of the page: a follow-up of a question that is
// hidden is hidden too.
const questions = form ? [...form.querySelectorAll("[data-question]")].sort((a, b) => a.dataset.place - b.dataset.place) : [];
const refresh = () => {
  const asked = new Set();
  for (const question of questions) {
    const shown = !question.dataset.rule || holds(JSON.parse(question.dataset.rule), asked);
    question.hidden = !shown;
    if (shown) asked.add(question.dataset.question);
  }
};

if (form) {
  form.classList.add("follows-answers");
  form.addEventListener("input", refresh);
  refresh();
}
