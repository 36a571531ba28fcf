using Dengta.Domain.Basics;
using Dengta.Domain.Targets;

namespace Dengta.Tests.Targets;

public sealed class SplitProposalTests
{
    static readonly MemberId Manager = new(1);
    static readonly MemberId Owner = new(2);
    static readonly SplitProposal Proposed = new(ProposalState.Proposed, Manager, Owner, 100, 120);

    static SplitProposal Objected => Proposed.Object(Owner, "大客户已流失").Value!;

    [Fact]
    public void What_is_accepted_can_be_locked() => Assert.Equal(ProposalState.Locked, Proposed.Accept(Owner).Value!.Lock(Manager).Value!.State);

    [Fact]
    public void What_may_not_be_says_why()
    {
        var locked = Proposed.Accept(Owner).Value!.Lock(Manager).Value!;
        Assert.Equal(new("只有目标的承担人可以答复。", "Only the owner of the target can answer."), Proposed.Accept(Manager).Refusal);
        Assert.Equal(new("只有提出拆分的经理可以这样做。", "Only the manager who proposed the split can do this."), Proposed.Lock(Owner).Refusal);
        Assert.Equal(new("承担人提出了异议,请先裁定。", "The owner has objected; it must be settled first."), Objected.Lock(Manager).Refusal);
        Assert.Equal(new("目标已经锁定,只能在调整窗口里修改。", "The target is locked and changes only in an adjustment window."), locked.Accept(Owner).Refusal);
        Assert.Equal(new("目标必须大于 0,激励目标必须高于基本目标。", "A target must be above 0, and a stretch above the base."), Objected.Settle(Manager, 90, 80, "x").Refusal);
    }

    [Fact]
    public void Silence_is_not_consent()
    {
        Assert.Contains("沉默不算同意", Proposed.Lock(Manager).Refusal!.Chinese, StringComparison.Ordinal);
        Assert.False(Objected.Lock(Manager).Ok);
    }

    [Fact]
    public void An_objection_needs_a_reason_and_is_settled_by_the_manager_with_other_numbers()
    {
        Assert.False(Proposed.Object(Owner, " ").Ok);
        var settled = Objected.Settle(Manager, 90, null, "按新客户数下调").Value!;
        Assert.Equal((ProposalState.Settled, 90m, null), (settled.State, settled.Base, settled.Stretch));
        Assert.True(settled.Lock(Manager).Ok);
    }

    [Fact]
    public void Who_objected_may_still_accept() => Assert.Equal(ProposalState.Accepted, Objected.Accept(Owner).Value!.State);

    [Fact]
    public void Only_the_owner_answers_and_only_the_manager_decides()
    {
        Assert.False(Proposed.Accept(Manager).Ok);
        Assert.False(Proposed.Withdraw(Owner).Ok);
        Assert.False(Objected.Settle(Owner, 1, null, "x").Ok);
        Assert.False(Proposed.Accept(new(3)).Ok);
    }

    [Fact]
    public void An_accept_that_crosses_a_withdrawal_is_told_so() =>
        Assert.Equal("这个拆分已经撤回。", Proposed.Withdraw(Manager).Value!.Accept(Owner).Refusal!.Chinese);

    [Fact]
    public void Locked_stays_locked()
    {
        var locked = Proposed.Accept(Owner).Value!.Lock(Manager).Value!;
        Assert.False(locked.Withdraw(Manager).Ok);
        Assert.False(locked.Object(Owner, "x").Ok);
        Assert.False(locked.Settle(Manager, 1, null, "x").Ok);
    }

    [Fact]
    public void A_second_press_changes_nothing()
    {
        Assert.Equal(Objected, Objected.Object(Owner, "another reason").Value);
        var settled = Objected.Settle(Manager, 90, null, "first").Value!;
        Assert.Equal(settled, settled.Settle(Manager, 80, null, "second").Value);
    }
}
