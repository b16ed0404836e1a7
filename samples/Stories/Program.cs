using System.Globalization;
using OpenFeature;
using OpenRollout;
using Spectre.Console;

// The output is in English, so its numbers are too.
CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
if (!AnsiConsole.Profile.Out.IsTerminal)
{
    // A file or a log has no window to fit into, and no colors.
    AnsiConsole.Profile.Width = 110;
    AnsiConsole.Profile.Capabilities.Ansi = false;
    AnsiConsole.Profile.Capabilities.ColorSystem = ColorSystem.NoColors;
}

const int Size = 100_000;
AnsiConsole.WriteLine($"{Size:N0} simulated users; flags.json rolls Stories out to them.");
AnsiConsole.WriteLine();
var users = Population.Create(Size);

using var manifest = new LiveManifest(Path.Combine(AppContext.BaseDirectory, "flags.json"));
manifest.Advance(Expectation.Stages[0]);
await Api.Instance.SetProviderAsync(await OpenRolloutProvider.LoadAsync(manifest.Path));

var isExpected = await new RolloutScene(users, manifest).RunAsync();
var user = users.First(candidate => Expectation.GroupOf(candidate) == Group.NordicOnThePhone && Flags.Feed.Layout.GetVariant(candidate.ToContext()) != FeedLayoutVariant.List);
isExpected &= new KillScene(user, manifest).Run();
AnsiConsole.WriteLine();
ExplanationScene.Run(user);
SnapshotScene.Run(user);
isExpected &= await SwapScene.RunAsync(user, manifest);
isExpected &= await new EnvironmentScene(users).RunAsync();
using (var guardrails = new GuardrailScene(users, manifest))
{
    isExpected &= await guardrails.RunAsync();
}

if (!isExpected)
{
    AnsiConsole.MarkupLine("[red]Some results differ from the manifest; see above.[/]");
}

return isExpected ? 0 : 1;
