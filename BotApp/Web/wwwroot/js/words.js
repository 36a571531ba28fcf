// Every text of the page, Chinese and English side by side. Cards bring their own language.

const words = {
  slogan: ["目标看得见，销售走得稳", "Targets in sight, every step counted"],
  people: ["人员", "People"],
  whoAreYou: ["以谁的身份聊天？", "Who are you?"],
  search: ["搜索姓名或部门", "Search by name or team"],
  nobodyFound: ["没有找到", "Nobody found"],
  noPeople: ["还没有人员。先导入组织，或装入演示公司。", "There are no people yet. Import the organisation or load the demo company."],
  close: ["关闭", "Close"],
  switchPerson: ["切换身份，当前是{0}", "Switch person, now {0}"],
  switchLanguage: ["Switch to English", "切换到中文"],
  otherLanguage: ["EN", "中"],
  conversation: ["对话", "Conversation"],
  examples: ["试试这样说", "Try saying"],
  greeting: ["你好，{0}", "Hello, {0}"],
  welcome: ["像发消息一样说出你的工作，我来记账，并告诉你离目标还有多远。", "Tell me about your work as you would text a friend. I book it and show how far your target is."],
  say: ["今天做了什么？", "What did you do today?"],
  send: ["发送", "Send"],
  attach: ["发送目标表（Excel 或 CSV）", "Send a table of targets (Excel or CSV)"],
  typing: ["灯塔正在输入", "Dengta is typing"],
  newer: ["新消息", "New messages"],
  online: ["在线", "Online"],
  connecting: ["正在连接…", "Connecting…"],
  offline: ["连接断开，正在重连…", "Connection lost, reconnecting…"],
  choosePerson: ["请先选择身份", "Choose a person first"],
  sending: ["发送中", "Sending"],
  failed: ["没有送达", "Not delivered"],
  retry: ["重试", "Retry"],
  you: ["你：", "You:"],
  bot: ["灯塔：", "Dengta:"],
  noServer: ["连不上灯塔。", "Dengta cannot be reached."],
  noRenderer: ["卡片组件还没有构建：在 BotApp/Web 里运行 npm ci && npm run build。", "The card renderer is not built yet: run npm ci && npm run build in BotApp/Web."],
  today: ["今天", "Today"],
  yesterday: ["昨天", "Yesterday"],
  rep: ["销售", "Sales rep"],
  manager: ["主管", "Manager"],
  director: ["总监", "Director"],
  ops: ["运营", "Sales ops"],
  admin: ["管理员", "Admin"],
};

const examples = {
  zh: ["拜访了华为张总", "签了宁德时代58万", "离目标还差多少", "撤销"],
  en: ["Visited Huawei", "signed Acme 120k yesterday", "How far is my target?", "undo"],
};

const stored = "dengta.language";
let english = (localStorage.getItem(stored) ?? navigator.language).toLowerCase().startsWith("en");

export const isEnglish = () => english;

export const locale = () => (english ? "en" : "zh-CN");

export const pick = (zh, en) => (english ? en || zh : zh || en);

export const examplesNow = () => (english ? examples.en : examples.zh);

/** The text of that name in the page's language; {0} is replaced. */
export function say(name, value = "") {
  const [zh, en] = words[name];
  return pick(zh, en).replace("{0}", value);
}

export function switchLanguage() {
  english = !english;
  localStorage.setItem(stored, locale());
}

/** Fills in every element that names its text: data-text, data-label (for screen readers), data-placeholder. */
export function fillIn(root = document) {
  document.documentElement.lang = locale();
  for (const e of root.querySelectorAll("[data-text]")) e.textContent = say(e.dataset.text);
  for (const e of root.querySelectorAll("[data-label]")) e.setAttribute("aria-label", say(e.dataset.label));
  for (const e of root.querySelectorAll("[data-placeholder]")) e.placeholder = say(e.dataset.placeholder);
}
