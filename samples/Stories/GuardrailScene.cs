using OpenFeature;
using OpenRollout;
using Spectre.Console;

namespace Stories;

/// <summary>
/// Serves a version of Stories in which uploads fail three times as often. The guardrail of flags.json switches it off. The
/// corrected version starts again with a new salt and reaches everyone.
/// </summary>
internal sealed class GuardrailScene(User[] users, LiveManifest manifest) : IDisposable
{
    private const double FailureRate = 0.02;
    private const double BrokenRatio = 3;
    private const string NewSalt = "stories-2";

    private readonly string _folder = Directory.CreateTempSubdirectory("stories-guardrails-").FullName;

    /// <summary>Runs the scene. Returns false if the broken version was not switched off, or the corrected one was.</summary>
    public async Task<bool> RunAsync()
    {
        manifest.Advance("gradual");
        var (provider, uploads) = await UploadAsync(ratio: BrokenRatio);
        var stopped = provider.GetGuardrails().Single();
        AnsiConsole.WriteLine($"Guardrail: Stories made uploads fail {BrokenRatio:0} times as often. It was switched off after {uploads:N0} users.");
        AnsiConsole.WriteLine($"  Failures: {stopped.Treated:N0} users with Stories, {stopped.Control:N0} without; at least {stopped.RatioAtLeast:0.0} times as likely with it.");

        manifest.StartAgain(NewSalt);
        (provider, uploads) = await UploadAsync(ratio: 1);
        var corrected = provider.GetGuardrails().Single();
        manifest.Advance("full");
        provider = await LaunchAsync();
        var atFull = users.Count(user => Flags.Stories.IsEnabled(user.ToContext()));
        await Api.Instance.ShutdownAsync();
        AnsiConsole.WriteLine($"Guardrail: corrected, and started again with a new salt. No alarm after {uploads:N0} users.");
        AnsiConsole.WriteLine($"  Failures: {corrected.Treated:N0} users with Stories, {corrected.Control:N0} without. Then {atFull:N0} users have Stories.");
        return stopped.State == GuardrailState.Decided && corrected.State == GuardrailState.Watching && atFull == users.Length;
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    /// <summary>Lets each user upload a story until all have, or until a decision is in force.</summary>
    /// <param name="ratio">How many times as often an upload fails with Stories.</param>
    private async Task<(OpenRolloutProvider Provider, int Uploads)> UploadAsync(double ratio)
    {
        var provider = await LaunchAsync();
        var random = new Random(Seed: 16);
        var uploads = 0;
        foreach (var user in users)
        {
            var context = user.ToContext();
            var rate = Flags.Stories.IsEnabled(in context) ? FailureRate * ratio : FailureRate;
            uploads++;
            if (random.NextDouble() < rate)
            {
                Flags.Events.UploadFailed.Track(in context);
                if (provider.GetGuardrails().Single().State == GuardrailState.Decided)
                {
                    break;
                }
            }
        }

        return (provider, uploads);
    }

    private async Task<OpenRolloutProvider> LaunchAsync()
    {
        await Api.Instance.ShutdownAsync();
        var options = new OpenRolloutOptions
        {
            Monitor = new GuardrailMonitor(new GuardrailOptions { StateFolder = Path.Combine(_folder, "state") }),
            DecisionStore = new FolderDecisionStore(Path.Combine(_folder, "decisions")),
        };
        var provider = await OpenRolloutProvider.LoadAsync(manifest.Path, options);
        await Api.Instance.SetProviderAsync(provider);
        return provider;
    }
}
