using OpenFeature;
using OpenRollout;
using Spectre.Console;

namespace Stories;

/// <summary>Serves flags.json in two environments, and holds Stories at an earlier stage with a decision, which it then withdraws.</summary>
internal sealed class EnvironmentScene(User[] users)
{
    private readonly FlagContext[] _contexts = [.. users.Select(user => user.ToContext())];

    /// <summary>Runs the scene. Returns false if the overlay, the decision or its withdrawal had no effect.</summary>
    public async Task<bool> RunAsync()
    {
        var manifest = Path.Combine(AppContext.BaseDirectory, "flags.json");
        await Api.Instance.SetProviderAsync(await OpenRolloutProvider.LoadAsync(manifest, "Development"));
        var inDevelopment = Count();

        var folder = Directory.CreateTempSubdirectory("stories-decisions-").FullName;
        var options = new OpenRolloutOptions { DecisionStore = new FolderDecisionStore(folder) };
        var provider = await OpenRolloutProvider.LoadAsync(manifest, "Production", options);
        await Api.Instance.SetProviderAsync(provider);
        var inProduction = Count();

        var hold = RolloutDecision.Hold(Flags.Stories.Key, Expectation.Stages[0], by: "on-call", reason: "uploads fail");
        await provider.DecideAsync(hold);
        var held = Count();

        await provider.WithdrawAsync(hold.Id, by: "on-call", reason: "uploads work again");
        var again = Count();
        await Api.Instance.ShutdownAsync();
        Directory.Delete(folder, recursive: true);

        AnsiConsole.WriteLine($"Environments: {inDevelopment:N0} users have Stories in Development, {inProduction:N0} in Production.");
        AnsiConsole.WriteLine($"Decision: held at {hold.HoldAt} in Production, {held:N0} users have Stories; after the withdrawal, {again:N0} again.");
        return inDevelopment == users.Length && held == users.Count(user => user.IsEmployee) && again == inProduction;
    }

    private int Count() => _contexts.Count(context => Flags.Stories.IsEnabled(in context));
}
