// Copies the third-party files that pages use from node_modules into the static folder,
// unmodified; `npm run assets` installs them first, checked against the lock file.
import { cpSync, mkdirSync, rmSync } from "node:fs";

const target = new URL("gateway/static/third-party/", import.meta.url);
const modules = new URL("node_modules/", import.meta.url);
const uswds = "@uswds/uswds/dist/";
const files = [
  [uswds + "css/uswds.min.css", "uswds/css/uswds.min.css"],
  [uswds + "img/usa-icons", "uswds/img/usa-icons"],
  [uswds + "img/usa-icons-bg", "uswds/img/usa-icons-bg"],
  [uswds + "img/correct8.svg", "uswds/img/correct8.svg"],
  [uswds + "img/correct8-alt.svg", "uswds/img/correct8-alt.svg"],
  [uswds + "fonts/source-sans-pro", "uswds/fonts/source-sans-pro"],
  ["@uswds/uswds/LICENSE.md", "uswds/LICENSE.md"],
  ["accessible-autocomplete/dist/accessible-autocomplete.min.css", "autocomplete/accessible-autocomplete.min.css"],
  ["accessible-autocomplete/dist/accessible-autocomplete.min.js", "autocomplete/accessible-autocomplete.min.js"],
  ["accessible-autocomplete/LICENSE.txt", "autocomplete/LICENSE.txt"],
];

rmSync(target, { recursive: true, force: true });
mkdirSync(target, { recursive: true });
for (const [from, to] of files) {
  cpSync(new URL(from, modules), new URL(to, target), {
    recursive: true,
    filter: (name) => !/\.(ttf|woff)$/.test(name), // browsers take woff2
  });
}
