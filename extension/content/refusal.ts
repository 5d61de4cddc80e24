/** When a text can't be put into the page: say so, and leave it on the clipboard so that it is not lost. */
import type { Refusal } from "../editors/editor.ts";
import type { Translate } from "../i18n.ts";
import type { View } from "../ui/view.ts";

/** Copies the text and tells the seller what happened. */
export async function explain(t: Translate, view: View, reason: Refusal, text: string): Promise<void> {
  if (reason === "changed") {
    view.notice(t("insert.changed"));
    return;
  }
  const copied = await navigator.clipboard.writeText(text).then(() => true, () => false);
  const what = reason === "too_long" ? t("insert.too_long") : t("insert.refused");
  view.notice(copied ? `${what} ${t("insert.copied")}` : what);
}
