import { ClassicEditor } from '@ckeditor/ckeditor5-editor-classic';
import type { ModelElement, ModelNode } from '@ckeditor/ckeditor5-engine';
import { Essentials } from '@ckeditor/ckeditor5-essentials';
import { Paragraph } from '@ckeditor/ckeditor5-paragraph';
import '@ckeditor/ckeditor5-ui/dist/index.css';
import '@ckeditor/ckeditor5-engine/dist/index.css';
import { start } from './mount';

/** One node of the model as text: what `<softBreak>` stands for is a line end. */
function plain(node: ModelNode): string {
  if (node.is('$text')) return node.data;
  if (node.is('element', 'softBreak')) return '\n';
  return node.is('element') ? inside(node) : '';
}
const inside = (element: ModelElement): string => [...element.getChildren()].map(plain).join('');

void start(async (place, text) => {
  const seat = document.createElement('div');
  place.append(seat);
  const editor = await ClassicEditor.create(seat, { licenseKey: 'GPL', plugins: [Essentials, Paragraph], toolbar: [] });
  if (text !== '') {
    editor.model.enqueueChange({ isUndoable: false }, (writer) => {
      const root = editor.model.document.getRoot();
      if (!root) return;
      writer.remove(writer.createRangeIn(root));
      for (const line of text.split('\n')) {
        const paragraph = writer.createElement('paragraph');
        writer.insertText(line, paragraph);
        writer.append(paragraph, root);
      }
    });
  }
  return {
    text: () => [...editor.model.document.getRoot()?.getChildren() ?? []].map(plain).join('\n').replace(/\u00a0/g, ' '),
    remove: () => void editor.destroy(),
  };
});
