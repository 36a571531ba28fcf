using System.Collections.Frozen;

namespace Dengta.BotApp.Understanding.Languages;

/// <summary>Traditional characters of the words that the bot knows; names keep the characters they are written with.</summary>
static class Traditional
{
    const string From = "訪談見簽約報價給個業績這還沒後週萬億兩單筆電話發錢帳賬進標應該開會總經領導說講時點號歲頭條紅誰幾麼嗎問題請幫過來對錯記錄刪撤銷連絡聯繫係賣買貨質產園圖書長張陳劉趙孫鄭馮許馬吳蔣羅謝蘇韓鄧葉潘範賴龍師醫當從與將會議達成績獎勵評測預計劃項實際動員團隊導層級數據資料寫給讓跟見爾衛裡裏面間關係無為個們著僅試樣縣鎮應繳匯轉帳訂購貨額續約終極贏搶輸黃掉壓結餘額飯頓趟機約誤啟動嚴禮拜類種華門診東車變換轄區傳輸訴貴簡體檢驗調鐘飛馳雲陽陰階陸險隨隱雙難離電靈靜項順須領頻顆顧風館駐驅驚鮮麗齊齡內優催擬擔據擴擁換採權歡歲歷殺決準減渴滿漲濟無獨獲現環異畫疊癥確禮稅積穩競節範築結給統絕綜維網緊線練縮總織繼續罰職聲聽肅舊藝蘭虧補裝製複視覺觀計討訓託記訟設許訴診評詞詢試詩話該詳誇認誘語誠誤說誰課調請諒論諾謀證識譜警議護讀變讓塊幣貳歐鎊圓盧臺";
    const string To = "访谈见签约报价给个业绩这还没后周万亿两单笔电话发钱账账进标应该开会总经领导说讲时点号岁头条红谁几么吗问题请帮过来对错记录删撤销连络联系系卖买货质产园图书长张陈刘赵孙郑冯许马吴蒋罗谢苏韩邓叶潘范赖龙师医当从与将会议达成绩奖励评测预计划项实际动员团队导层级数据资料写给让跟见尔卫里里面间关系无为个们着仅试样县镇应缴汇转账订购货额续约终极赢抢输黄掉压结余额饭顿趟机约误启动严礼拜类种华门诊东车变换辖区传输诉贵简体检验调钟飞驰云阳阴阶陆险随隐双难离电灵静项顺须领频颗顾风馆驻驱惊鲜丽齐龄内优催拟担据扩拥换采权欢岁历杀决准减渴满涨济无独获现环异画叠症确礼税积稳竞节范筑结给统绝综维网紧线练缩总织继续罚职声听肃旧艺兰亏补装制复视觉观计讨训托记讼设许诉诊评词询试诗话该详夸认诱语诚误说谁课调请谅论诺谋证识谱警议护读变让块币贰欧镑圆卢台";

    static readonly FrozenDictionary<char, char> Simplified =
        From.Zip(To).Where(p => p.First != p.Second).DistinctBy(p => p.First).ToFrozenDictionary(p => p.First, p => p.Second);

    public static char Simplify(char c) => c < '\u3400' ? c : Simplified.GetValueOrDefault(c, c);
}
