using System.Collections.Frozen;

namespace Dengta.BotApp.Understanding.Languages;

/// <summary>Common names of persons, to tell a colleague or a contact from a company.</summary>
static class GivenNames
{
    const string Surnames = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许邓冯韩曹曾彭萧肖蔡潘田董袁于余叶蒋杜苏魏程吕丁沈任姚卢傅钟姜崔谭廖范汪陆金石戴贾韦夏邱方侯邹熊孟秦白江阎薛尹段雷黎史龙陶贺顾毛郝龚邵万钱严覃武戚莫孔向汤常温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟殷詹申欧耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕单季裴霍涂成苗谷盛曲翁冉骆蓝路游辛靳欧管柴蒙鲍华喻祁蒲房滕屈饶解牟艾尤阳时穆农司卓古吉缪简车项连芦麦褚娄窦戚岑景党宫费卜冷晏席卫米柏宗瞿桂全佟应臧闵苟邬边卞姬师和仇栾隋商刁沙荣巫寇桑郎甄丛仲虞敖巩明佘池查麻苑迟邝官封谈匡鞠惠荆乐冀郁胥南班储原栗燕楚鄢劳谌奚皮粟冼蔺楼盘满闻位厉伊仝区郜海阚花权强帅屠豆朴盖练廉禹井祖漆巴丰支卿国狄平计索宣晋相初门云容敬来扈晁芮都普阙浦戈伏鹿薄邸雍辜羊阿乌母裘亓修邰赫杭况那宿鲜印逯隆茹诺战慕危玉银亢嵇公哈湛宾戎勾茅利于呼居揭干但尉冶斯元束檀衣信展阴昝智幸奉植衡富尧闭由";

    const string Given = "伟芳娜敏静秀英丽强磊军洋勇艳杰娟涛明超兰霞平刚桂文辉玲建国华红志海鹏飞波斌宇浩凯健俊帆林峰梅琳雪晨婷慧颖倩莹洁晶欣怡佳琪瑶雨萍燕丹妮露薇蕾芬云凤珍贞莉青春菊香月莺媛瑞凡嘉琼勤珠莎锦黛姣婉娴瑾颜蓉眉君琴蕊薄雁菲蓓馨毓悦希宁苗纯竹蔼晓咏卿聪澜纨曼岚珊滢烁曦伊泉亮政谦亨奇固之轮翰朗伯宏言若鸣朋梁栋维启克伦翔旭泽辰士以致树炎德行时泰盛雄琛钧冠策腾楠榕风航弘义兴良福生龙元全胜学祥才发武新利清彬富顺信子成康星光天达安岩中茂进有坚和彪博诚先敬震振壮会思群豪心邦承乐绍功松善厚庆民友裕河哲江仁世广东森毅轩然诗涵梦梓睿昊铭萱轶阳琰昕然悦雯昭璐彤曼冰爽可璇芸蕙岚芝蓝倩";

    const string English = "tom john mike michael sarah lily james mary robert patricia jennifer david linda william elizabeth richard barbara joseph susan thomas jessica charles karen chris christopher nancy daniel lisa matthew matt betty anthony tony margaret sandra steven steve ashley paul kimberly kim andrew andy emily kenneth ken donna joshua josh michelle kevin carol brian amanda george melissa edward ed ted deborah ronald ron stephanie timothy tim rebecca jason laura jeffrey jeff sharon ryan cynthia jacob jake kathleen kathy gary amy nicholas nick shirley eric angela jonathan jon helen stephen anna larry brenda justin pamela scott nicole brandon emma benjamin ben samantha sam samuel katherine kate christine gregory greg debra frank rachel alexander alex catherine cathy raymond ray carolyn patrick pat janet jack ruth dennis maria jerry heather tyler diane aaron virginia jose julie adam joyce henry victoria vicky nathan olivia douglas doug kelly zachary zach christina peter pete lauren kyle joan walter evelyn ethan judith jeremy megan harold cheryl keith andrea christian hannah roger martha noah jacqueline gerald frances carl ann anne terry teresa sean kathryn austin gloria arthur janice lawrence jean dylan alice jesse julia jordan judy bryan sophia billy grace bill bob denise joe amber bruce doris gabriel marilyn logan danielle albert beverly willie isabella alan theresa juan diana wayne natalie randy brittany roy charlotte vincent marie ralph kayla eugene alexis lori russell bobby mason phil philip louis luis lucy lucius gavin liam lucas oliver elijah leo max oscar felix hugo theo simon neil ian graham nigel colin derek trevor stuart craig gordon fiona gemma claire chloe zoe mia ava ella ivy iris ruby rose violet daisy may june april jasmine jade holly hazel penny polly molly sally wendy mandy sandy cindy tina nina gina rita anita monica veronica erica jenny jess becky debbie maggie peggy tracy stacy carla paula ellen eileen irene elaine lorraine yvonne sophie stella vera viola priya raj rajesh rahul amit anil sunil vijay ravi sanjay arjun rohan deepak neha pooja anjali kavita sunita lakshmi krishna ahmed mohammed muhammad ali omar hassan hussein fatima aisha khalid yusuf ibrahim abdul carlos miguel pedro pablo diego javier fernando sofia carmen lucia elena ana marco mario luca giulia francesca paolo stefano klaus hans jürgen jurgen heinz dieter wolfgang stefan andreas anja petra ingrid astrid lars sven nils björn bjorn erik olaf pierre jacques françois francois michel claude marcel yuki kenji hiroshi takashi akira haruki sakura naoki satoshi minjun jihoon seoyeon wei ming jing hui xin yan jun hao lei chen wang dmitri ivan sergei olga natasha svetlana igor boris yuri mark mick vince dave jane annie jill phoebe joey katie robin lynn dawn joy faith hope grant ada alma amos asher aria audrey autumn bella blake bryce carmen casey cassie celeste chase clara cody connor corey courtney daphne darren dominic drake edith edgar edwin elise eliza ellie elliot eliot emmett erin ernest esther ezra felicity finley gemma gilbert gina gordon greta gus harriet harvey heath heidi holden howard imogen irma jared jonah josie kara karla kelvin kendra kirk kristen kristin lance leah leila leslie lewis lionel lloyd lola lydia mabel madison malik marco marian marina marissa marlon maureen maxine meredith miriam mona morgan myra nadine naomi neal nell nelson nikki noel norman odette owen parker patty paulina perry phyllis preston quinn ramona randall regina rhoda roland rosa rosie rowan roxanne rufus sabrina selena serena shane sheila sherry sidney silas skyler spencer susie sylvia tabitha tessa tobias toby trent trudy valerie vernon wanda warren wilma winston yolanda yvette zack zelda danny dan donny dana victor beth nolan bruno rita marta lena nadia tania tanya tasha layla leila amir karim samir tariq imran faisal bilal omari abena ama yaw esi femi tunde bola chinedu emeka obi lupita wanjiru njoroge thabo sipho lerato pieter johan willem anneke femke joost bram maarten liesbeth eva klara jana petr tomas jiri milan marek pawel piotr krzysztof agnieszka kasia magda zofia andrei mihai elena ioana radu bogdan dragan nikola stefania giorgio matteo lorenzo chiara giulio federica antonio manuel rafael ricardo eduardo gustavo felipe thiago joao beatriz camila valentina mateo santiago camilo ximena paloma ines sven ulrich gunther matthias tobias florian lukas jonas leon mila finn emilia otto karl kai don juliet juliette stan fred frankie harry larry barry gabe seth todd brad chad brett kurt dirk rick nate luke owen evan cole dean dale glen wade clark grant kent miles rex ross troy drew reid derrick damon marcus malcolm jerome tyrone darnell jamal lamar kofi kwame ngozi chidi amara zainab priscilla abby gail joanna joanne hilary beth meg amelia freya elsa freddie archie alfie isaac caleb levi nora hank wes mitch monty vivian linda";

    static readonly FrozenSet<char> SurnameSet = Surnames.ToFrozenSet();
    static readonly FrozenSet<char> CommonSurnames = Surnames[..120].ToFrozenSet();

    // The rest of the common ones begin as many firms as people.
    static readonly FrozenSet<char> SurnamesOfPeople = Surnames[..88].ToFrozenSet();
    static readonly FrozenSet<char> MostCommonSurnames = Surnames[..60].ToFrozenSet();
    static readonly FrozenSet<char> GivenSet = Given.ToFrozenSet();
    static readonly FrozenSet<string> EnglishSet = English.Split(' ').ToFrozenSet();
    static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> EnglishBySpan = EnglishSet.GetAlternateLookup<ReadOnlySpan<char>>();
    static readonly FrozenSet<string> DoubleSurnames = "欧阳 司马 上官 诸葛 皇甫 尉迟 公孙 慕容 司徒 令狐 夏侯 东方 端木 南宫 独孤".Split(' ').ToFrozenSet();

    public static bool IsSurname(char simplified) => SurnameSet.Contains(simplified);

    /// <summary>One of the hundred or so that most people have.</summary>
    public static bool IsCommonSurname(char simplified) => CommonSurnames.Contains(simplified);

    public static bool IsDoubleSurname(ReadOnlySpan<char> simplified) => simplified.Length == 2 && DoubleSurnames.GetAlternateLookup<ReadOnlySpan<char>>().Contains(simplified);

    /// <summary>王芳, 李建国, 小王, 老张: a Chinese person without a title.</summary>
    public static bool IsChinesePerson(ReadOnlySpan<char> simplified) => simplified.Length switch
    {
        2 => simplified[0] is '小' or '老' or '阿' ? IsCommonSurname(simplified[1]) || (simplified[0] != '老' && GivenSet.Contains(simplified[1]) && simplified[1] is not ('天' or '康'))
            : SurnamesOfPeople.Contains(simplified[0]) && GivenSet.Contains(simplified[1]) && !IsLikeABrand(simplified),
        3 => SurnamesOfPeople.Contains(simplified[0]) && GivenSet.Contains(simplified[1]) && GivenSet.Contains(simplified[2])
            || (IsDoubleSurname(simplified[..2]) && GivenSet.Contains(simplified[2])),
        4 => IsDoubleSurname(simplified[..2]) && GivenSet.Contains(simplified[2]) && GivenSet.Contains(simplified[3]),
        _ => false,
    };

    // 金龙, 康泰, 高德: two characters of good luck are a firm more often than a person.
    static bool IsLikeABrand(ReadOnlySpan<char> name) => name[0] is '高' or '金' or '康' or '安' or '万' or '汇' or '方' or '汤' or '石' or '江' or '常' or '温'
        && name[1] is '德' or '泰' or '达' or '源' or '信' or '利' or '丰' or '盛' or '康' or '安' or '龙' or '星' or '天' or '光' or '海' or '兴' or '隆' or '宝' or '科' or '通'
            or '顺' or '元' or '河' or '山';

    /// <summary>李雷, 韩梅梅: long enough for a person, with a surname that far more people have than firms; any given name may follow it.</summary>
    public static bool MayBePerson(ReadOnlySpan<char> simplified) =>
        IsChinesePerson(simplified) || (simplified.Length is 2 or 3 && MostCommonSurnames.Contains(simplified[0])
        && !simplified.ContainsAnyExceptInRange('\u3400', '\u9fff'));

    /// <summary>A common given name in letters.</summary>
    public static bool IsGivenName(ReadOnlySpan<char> lower) => EnglishBySpan.Contains(lower);
}
