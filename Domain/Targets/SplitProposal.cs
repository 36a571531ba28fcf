using Dengta.Domain.Basics;

namespace Dengta.Domain.Targets;

public enum ProposalState
{
    Proposed,
    Accepted,
    Objected,
    Settled,
    Locked,
    Withdrawn,
}

/// <summary>
/// One part of a split as it is offered to its owner. Silence is not consent: only what was accepted, or settled after an
/// objection, can be locked. A step that was already taken is taken again without effect, so that a second press changes nothing.
/// </summary>
/// <param name="Manager">Who proposed it, and settles.</param>
/// <param name="Owner">Who answers for the part; null for a unit without a manager, which only the manager above can settle.</param>
/// <param name="Reason">Of the objection, or of the settlement; empty before either.</param>
public sealed record SplitProposal(ProposalState State, MemberId Manager, MemberId? Owner, decimal Base, decimal? Stretch, string Reason = "")
{
    public bool IsOpen => State is ProposalState.Proposed or ProposalState.Objected;

    public Checked<SplitProposal> Accept(MemberId by) => Step(by, Owner, ProposalState.Accepted, State is ProposalState.Proposed or ProposalState.Objected);

    public Checked<SplitProposal> Object(MemberId by, string reason)
    {
        if (by == Owner && State is ProposalState.Proposed && IsBlank(reason)) return NoReason;
        return Step(by, Owner, ProposalState.Objected, State is ProposalState.Proposed, reason);
    }

    /// <summary>The manager decides after an objection, or where nobody answers, with the same numbers or others; the reason is kept.</summary>
    public Checked<SplitProposal> Settle(MemberId by, decimal @base, decimal? stretch, string reason)
    {
        if (by == Manager && IsOpen && IsBlank(reason)) return NoReason;
        if (@base <= 0 || stretch <= @base)
            return new Refusal("目标必须大于 0,激励目标必须高于基本目标。", "A target must be above 0, and a stretch above the base.");
        var settled = Step(by, Manager, ProposalState.Settled, IsOpen, reason);
        return settled.Ok && State != ProposalState.Settled ? settled.Value with { Base = @base, Stretch = stretch } : settled;
    }

    public Checked<SplitProposal> Lock(MemberId by) => Step(by, Manager, ProposalState.Locked, State is ProposalState.Accepted or ProposalState.Settled);

    public Checked<SplitProposal> Withdraw(MemberId by) => Step(by, Manager, ProposalState.Withdrawn, State is not ProposalState.Locked);

    Checked<SplitProposal> Step(MemberId by, MemberId? who, ProposalState to, bool allowed, string? reason = null)
    {
        if (by != who)
            return who == Owner
                ? new Refusal("只有目标的承担人可以答复。", "Only the owner of the target can answer.")
                : new Refusal("只有提出拆分的经理可以这样做。", "Only the manager who proposed the split can do this.");
        if (State == to) return this;
        return allowed ? this with { State = to, Reason = reason?.Trim() ?? Reason } : NotFrom(State);
    }

    static bool IsBlank(string reason) => string.IsNullOrWhiteSpace(reason);

    static Refusal NoReason => new("请写明原因。", "Please give a reason.");

    static Refusal NotFrom(ProposalState state) => state switch
    {
        ProposalState.Proposed => new("承担人还没有答复;沉默不算同意。", "The owner has not answered yet; silence is not consent."),
        ProposalState.Accepted => new("承担人已经接受。", "The owner has accepted already."),
        ProposalState.Objected => new("承担人提出了异议,请先裁定。", "The owner has objected; it must be settled first."),
        ProposalState.Settled => new("经理已经裁定。", "The manager has settled this already."),
        ProposalState.Locked => new("目标已经锁定,只能在调整窗口里修改。", "The target is locked and changes only in an adjustment window."),
        _ => new("这个拆分已经撤回。", "This split was withdrawn."),
    };
}
