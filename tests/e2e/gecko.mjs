// @ts-nocheck: these run in Firefox itself, with its own scripts' rights; nobody has written down its types.
/*
 * What a test asks of Firefox behind the page's back: its closed roots, its accessibility tree, its background page, its
 * network. Sent there as text, so each function is whole by itself. Those in CONTENT run beside a page (`content` is its
 * window), the others in the browser's window.
 */

/** What several of CONTENT need; they have it as `this`. */
export function helpers() {
  const { ContentDOMReference } = ChromeUtils.importESModule('resource://gre/modules/ContentDOMReference.sys.mjs');
  return {
    /** An element's closed root, if a script made it: form controls have roots too, of the browser's own. */
    rootOf(element) {
      const root = /^(?:textarea|input|select|details|video|audio)$/.test(element.localName) ? null : element.openOrClosedShadowRoot;
      return root?.mode === 'closed' ? root : null;
    },
    handle: (node) => ContentDOMReference.get(node),
    node(handle) {
      const node = ContentDOMReference.resolve(handle);
      if (!node) throw new Error('The node is gone');
      return node;
    },
    /** The page's window for scripts: by its own eyes, or by ours that no page can deceive. */
    box: (own) => new Cu.Sandbox(content, { sandboxPrototype: content, wantXrays: !own }),
  };
}

/** Functions beside a page, each by its name. */
export const CONTENT = {
  /** The accessibility tree in order; only what is within closed roots, or all. @param {boolean} ours */
  seen(ours) {
    const service = Cc['@mozilla.org/accessibilityService;1'].getService(Ci.nsIAccessibilityService);
    const S = Ci.nsIAccessibleStates;
    const { document } = content;
    const closed = (node) => {
      const { host } = node.getRootNode();
      return Boolean(host) && (this.rootOf(host) !== null || closed(host));
    };
    const focused = (node) => {
      const root = node.getRootNode();
      return root.activeElement === node && (!root.host || focused(root.host));
    };
    const found = [];
    const walk = (accessible) => {
      const node = accessible.DOMNode;
      if (node && (!ours || closed(node))) {
        const [state, extra] = [{}, {}];
        accessible.getState(state, extra);
        const is = (bit) => (state.value & bit) !== 0;
        const states = { disabled: is(S.STATE_UNAVAILABLE), selected: is(S.STATE_SELECTED), pressed: is(S.STATE_PRESSED), focused: focused(node) };
        if (is(S.STATE_CHECKABLE)) states.checked = is(S.STATE_MIXED) ? 'mixed' : is(S.STATE_CHECKED);
        if (is(S.STATE_EXPANDED) || is(S.STATE_COLLAPSED)) states.expanded = is(S.STATE_EXPANDED);
        const { name, description, value } = accessible;
        found.push({
          role: node.nodeType === 3 ? 'StaticText' : accessible.computedARIARole || service.getStringRole(accessible.role),
          name, description, value, focused: states.focused, states, node: this.handle(node),
        });
      }
      for (let child = accessible.firstChild; child; child = child.nextSibling) walk(child);
    };
    const root = service.getAccessibleFor(document);
    if (root) walk(root);
    return found;
  },

  /** Calls a function's own text with a node. */
  ask(handle, source, arg) {
    const box = this.box(false);
    box.node = this.node(handle);
    return Cu.evalInSandbox(`(${source})(node, ${JSON.stringify(arg)})`, box);
  },

  /** The middle of a node on the screen, scrolled into view. */
  middle(handle) {
    const node = this.node(handle);
    const element = node.nodeType === 1 ? node : node.parentElement;
    element.scrollIntoView({ block: 'nearest', inline: 'nearest', behavior: 'instant' });
    const { left, top, width, height } = element.getBoundingClientRect();
    return { x: left + width / 2, y: top + height / 2 };
  },

  /** The places of closed roots' hosts among all elements of the document. */
  hosts() {
    return [...content.document.querySelectorAll('*')].flatMap((element, place) => this.rootOf(element) ? [place] : []);
  },

  /** What is underlined, by two functions' own texts: of the page's highlights, and of a closed root's copy of a text. */
  lines(highlighted, mirrored) {
    // Sets of the page's own world can be walked only there.
    const found = JSON.parse(Cu.evalInSandbox(`JSON.stringify((${highlighted})())`, this.box(true)));
    const box = this.box(false);
    for (const element of content.document.querySelectorAll('*')) {
      box.root = this.rootOf(element);
      if (box.root) found.push(...Cu.evalInSandbox(`(${mirrored})(root)`, box));
    }
    return found;
  },

  /** Address and state of the page; one without a size is not shown yet. */
  state() {
    return { url: content.location.href, ready: content.document.readyState === 'complete' && content.innerHeight > 0 };
  },

  /** The value of an expression in a page's own world. */
  async evaluate(expression) {
    return JSON.parse(await Cu.evalInSandbox(`Promise.resolve(${expression}).then((value) => JSON.stringify(value) ?? 'null')`, this.box(true)));
  },

  /** A mouse over a page that has no tab. */
  mouse(types, x, y) {
    for (const type of types) content.synthesizeMouseEvent(type, x, y, { clickCount: type === 'mousemove' ? 0 : 1 }, { isDOMEventSynthesized: false });
  },
};

/**
 * Runs a call beside the page that a browser element shows.
 * @param {XulBrowser} browser @param {string} source  of the call @param {boolean} reads  it changes nothing
 */
export function beside(browser, source, reads) {
  const name = `parley:${Math.random()}`;
  const script = `Promise.resolve().then(() => ${source}).then(
    (value) => sendAsyncMessage('${name}', { value: JSON.stringify(value) ?? 'null' }),
    (error) => sendAsyncMessage('${name}', { error: String(error) }));`;
  return new Promise((resolve, reject) => {
    /** The page may move to another process, and what was said to the old one is lost. */
    const managers = new Set();
    let left = 15;
    const end = (settle, value) => {
      window.clearInterval(timer);
      for (const manager of managers) manager.removeMessageListener(name, answer);
      settle(value);
    };
    const answer = ({ data }) => data.error ? end(reject, new Error(data.error)) : end(resolve, data.value);
    const send = () => {
      const { messageManager } = browser;
      if (!messageManager) return;
      managers.add(messageManager);
      messageManager.addMessageListener(name, answer);
      messageManager.loadFrameScript(`data:application/javascript;charset=utf-8,${encodeURIComponent(script)}`, false);
    };
    const timer = window.setInterval(() => {
      left -= 1;
      if (left === 0) end(reject, new Error(`no answer from ${browser.currentURI?.spec}`));
      else if (reads) send();
    }, 1000);
    send();
  });
}

/** Tells what the console and the network hear from now on. @param {(news: string) => void} tell */
export function listen(tell) {
  const fromConsole = {
    observe(message) {
      if (!(message instanceof Ci.nsIScriptError) || message.flags & Ci.nsIScriptError.warningFlag) return;
      // What Firefox says of any page that is closed with a question open.
      if (message.errorMessage.startsWith('Promise rejected after context unloaded')) return;
      if (/^(?:https|moz-extension):/.test(message.sourceName)) tell(JSON.stringify({ error: `${message.sourceName}: ${message.errorMessage}` }));
    },
  };
  const fromNetwork = {
    observe(subject) {
      const { URI, loadInfo } = subject.QueryInterface(Ci.nsIHttpChannel);
      const { triggeringPrincipal: by, externalContentPolicyType: kind } = loadInfo;
      const navigation = kind === Ci.nsIContentPolicy.TYPE_DOCUMENT;
      tell(JSON.stringify({ asked: { url: URI.spec, initiator: by.isSystemPrincipal ? '' : by.origin, navigation } }));
    },
  };
  Services.console.registerListener(fromConsole);
  Services.obs.addObserver(fromNetwork, 'http-on-opening-request');
  // Held by nobody else, they would be collected.
  globalThis.parleyListens = [fromConsole, fromNetwork];
  // Pages' consoles are built up as trees for readers only where somebody asked for it.
  globalThis.parleyReads = Cc['@mozilla.org/accessibilityService;1'].getService(Ci.nsIAccessibilityService);
}
