namespace Dengta.BotApp.Tools.Demo;

/// <summary>People mistype: some messages are corrected minutes later, some are taken back and written again.</summary>
static class Mistakes
{
    const int WrongAmountPercent = 3;
    const int TakenBackPercent = 2;

    /// <summary>What is left in the end is the amount, once.</summary>
    public static IEnumerable<Message> Around(decimal amount, Func<decimal, Message> write, Dice dice)
    {
        if (dice.Chance(WrongAmountPercent))
        {
            var wrong = write(amount * 2);
            return [wrong, wrong.Corrected(1 + dice.Below(9), Phrases.Correction(amount), write(amount))];
        }
        if (dice.Chance(TakenBackPercent))
        {
            var wrong = write(amount);
            return [wrong, wrong.Undone(2), write(amount).Later(5)];
        }
        return [write(amount)];
    }
}
