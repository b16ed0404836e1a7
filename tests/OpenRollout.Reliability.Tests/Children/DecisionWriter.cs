namespace OpenRollout.Reliability.Tests.Children;

/// <summary>Makes decisions in a folder and withdraws every second one, and writes a line for each that is durable, until it is killed.</summary>
internal static class DecisionWriter
{
    public const string Added = "added";
    public const string Withdrawn = "withdrawn";

    public static readonly DecisionScope Scope = new("flags", "Production");

    public static async Task RunAsync(string folder)
    {
        var store = new FolderDecisionStore(folder);
        for (var number = 0; ; number++)
        {
            var decision = RolloutDecision.SwitchOff($"flag-{number % 50}", "writer", "a reason of ordinary length");
            await store.AddAsync(Scope, decision, CancellationToken.None);
            await Console.Out.WriteLineAsync($"{Added} {decision.Id}");
            if (number % 2 == 0)
            {
                await store.WithdrawAsync(Scope, new DecisionWithdrawal { DecisionId = decision.Id, By = "writer", Reason = "mended" }, CancellationToken.None);
                await Console.Out.WriteLineAsync($"{Withdrawn} {decision.Id}");
            }
        }
    }
}
