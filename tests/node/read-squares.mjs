// Reads the squares (QR codes) of pictures, with a library that shares nothing with the one that drew them.
// Input: a JSON list of { "width", "height", "rows" } with rows of "#" and "." (a module or a dot each), or { "png": base64 }.
// Output: one line for each picture, with its text; an empty line when none is found.
import jsQR from "jsqr";
import { PNG } from "pngjs";
import { text } from "node:stream/consumers";

for (const picture of JSON.parse(await text(process.stdin))) {
  const { width, height, data } = picture.png ? PNG.sync.read(Buffer.from(picture.png, "base64")) : drawn(picture);
  console.log(jsQR(new Uint8ClampedArray(data), width, height)?.data ?? "");
}

function drawn({ width, height, rows }) {
  const data = new Uint8ClampedArray(width * height * 4).fill(255);
  rows.forEach((row, y) => [...row].forEach((sign, x) => {
    if (sign === "#") {
      data.fill(0, 4 * (y * width + x), 4 * (y * width + x) + 3);
    }
  }));
  return { width, height, data };
}
