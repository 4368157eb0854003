"""A simple picture for the demo, drawn by a program: nobody and no real place is on it."""

import io


def drawn_picture() -> bytes:
    """Draw trees, a bench and a sun as a PNG."""
    from PIL import Image, ImageDraw

    image = Image.new("RGB", (960, 720), "#cfe5ee")
    pen = ImageDraw.Draw(image)
    pen.ellipse((740, 60, 860, 180), fill="#f4b840")
    pen.polygon([(0, 470), (320, 400), (640, 450), (960, 390), (960, 720), (0, 720)], "#6f9a52")
    for x, height in ((130, 250), (300, 190), (800, 230)):
        pen.rectangle((x - 12, 560 - height // 2, x + 12, 590), fill="#6b4a2f")
        pen.ellipse((x - 95, 470 - height, x + 95, 640 - height // 2 - 40), fill="#2f6b3a")
    pen.rectangle((430, 540, 690, 562), fill="#8a5a33")
    pen.rectangle((430, 478, 690, 500), fill="#8a5a33")
    for x in (450, 660):
        pen.rectangle((x, 478, x + 14, 620), fill="#3b3b3b")
    kept = io.BytesIO()
    image.save(kept, "PNG")
    return kept.getvalue()
