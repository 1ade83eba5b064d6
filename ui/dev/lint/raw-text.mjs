// Text that people read stands in src/texts, where it can be translated: no words in JSX, nor in the attributes that show them.
const shown = new Set(['title', 'label', 'lead', 'about', 'alt', 'hint', 'description', 'action', 'placeholder', 'aria-label', 'aria-description', 'text', 'summary', 'heading']);
/** Names made of parts (order_update) are code, not words. */
const words = (text) => /\p{L}{2,}/u.test(text) && !/^[a-z]+(_[a-z]+)+$/.test(text);

/** The string and template literals that an expression may come to. */
function literals(node) {
  switch (node?.type) {
    case 'Literal': return typeof node.value === 'string' ? [[node, node.value]] : [];
    case 'TemplateLiteral': return [[node, node.quasis.map((part) => part.value.cooked).join(' ')]];
    case 'ConditionalExpression': return [...literals(node.consequent), ...literals(node.alternate)];
    case 'LogicalExpression': return [...literals(node.left), ...literals(node.right)];
    case 'JSXExpressionContainer': return literals(node.expression);
    default: return [];
  }
}

export default {
  meta: { type: 'problem', schema: [], messages: { raw: 'Put “{{text}}” in src/texts and show it with t(), so that it can be translated.' } },
  create(context) {
    const report = (node, text) => {
      if (words(text)) context.report({ node, messageId: 'raw', data: { text: text.trim().slice(0, 40) } });
    };
    return {
      JSXText: (node) => { report(node, node.value); },
      JSXAttribute: (node) => {
        const name = node.name.type === 'JSXIdentifier' ? node.name.name : '';
        if (shown.has(name)) for (const [literal, text] of literals(node.value)) report(literal, text);
      },
      JSXExpressionContainer: (node) => {
        if (node.parent.type === 'JSXAttribute') return;
        for (const [literal, text] of literals(node.expression)) report(literal, text);
      },
      CallExpression: (node) => {
        if (node.callee.type === 'Identifier' && node.callee.name === 'toast') for (const [literal, text] of literals(node.arguments[0])) report(literal, text);
      },
    };
  },
};
