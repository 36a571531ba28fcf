// Copies what the page needs from node_modules to wwwroot/lib, which is not committed.
import { copyFile, mkdir, readFile, writeFile } from "node:fs/promises";

const from = new URL("node_modules/adaptivecards/", import.meta.url);
const to = new URL("wwwroot/lib/", import.meta.url);

await mkdir(to, { recursive: true });
// Without the line that points to a source map, which is not served.
const script = await readFile(new URL("dist/adaptivecards.min.js", from), "utf8");
await writeFile(new URL("adaptivecards.min.js", to), script.replace(/\n\/\/# sourceMappingURL=\S*\s*$/, "\n"));
await copyFile(new URL("LICENSE", from), new URL("adaptivecards.LICENSE.txt", to));
console.log("wwwroot/lib is complete.");
