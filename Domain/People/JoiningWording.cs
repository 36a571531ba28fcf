using Dengta.Domain.Basics;

namespace Dengta.Domain.People;

/// <summary>What somebody is told who is not let in, one sentence each.</summary>
public static class JoiningWording
{
    public static Refusal Stranger { get; } = new(
        "我还不认识您:请向公司的灯塔管理员要一个邀请码,私聊发给我就行。",
        "I do not know you yet: please ask your company's Dengta admin for an invite code and send it to me one-to-one.");

    public static Refusal HasLeft { get; } = new(
        "您在灯塔里的账号已经停用;如果有误,请联系公司的灯塔管理员。",
        "Your account in Dengta has been closed; if that is a mistake, please contact your company's Dengta admin.");

    public static Refusal Ambiguous { get; } = new(
        "您的邮箱在公司名单里不止一个人在用,凭它认不出您是谁;请向灯塔管理员要一个邀请码。",
        "Several people of your company are listed under your e-mail address, so it does not say who you are; please ask your Dengta admin for an invite code.");

    public static Refusal Bound { get; } = new(
        "公司名单里用您这个邮箱的人已经有了另一个账号;请向灯塔管理员要一个邀请码。",
        "Whoever is listed under your e-mail address already has another account here; please ask your Dengta admin for an invite code.");

    public static Refusal CodeInGroup { get; } = new(
        "邀请码只能私聊发给我,刚才的没有用掉;群里的人都看得到,请让管理员换一个。",
        "Invite codes are taken one-to-one only, and this one was not used; others have seen it, so please ask the admin for a new one.");

    public static Refusal CodeUsed { get; } = new(
        "这个邀请码已经用过了,请向管理员再要一个。", "This invite code has been used already; please ask the admin for another one.");

    public static Refusal CodeExpired { get; } = new(
        "这个邀请码已经过期,请向管理员再要一个。", "This invite code has expired; please ask the admin for another one.");

    public static Refusal CodeWithdrawn { get; } = new(
        "这个邀请码已经作废,请用管理员最新给您的那个。", "This invite code is no longer valid; please use the newest one your admin has given you.");

    public static Refusal LockedOut { get; } = new(
        "邀请码错的次数太多,请一小时以后再试。", "Too many wrong invite codes; please try again in an hour.");

    /// <param name="left">How many more may be tried.</param>
    public static Refusal CodeWrong(int left) => new(
        $"邀请码不对,请对照着再发一次,还可以试{left}次。", $"This is not a valid invite code; please check it and send it again ({left} more {(left == 1 ? "try" : "tries")}).");
}
