using System.Globalization;
using OpenFeature;
using OpenRollout;
using Spectre.Console;

// What is printed is English, and so are its numbers.
CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
if (!AnsiConsole.Profile.Out.IsTerminal)
{
    // In a file or a log there is neither a window to fit into nor a colour.
    AnsiConsole.Profile.Width = 110;
    AnsiConsole.Profile.Capabilities.Ansi = false;
    AnsiConsole.Profile.Capabilities.ColorSystem = ColorSystem.NoColors;
}

const int Size = 100_000;
AnsiConsole.WriteLine($"{Size:N0} made-up users; Stories is rolled out to them by flags.json.");
AnsiConsole.WriteLine();
var users = Population.Create(Size);

using var manifest = new LiveManifest(Path.Combine(AppContext.BaseDirectory, "flags.json"));
manifest.Advance(Expectation.Stages[0]);
await Api.Instance.SetProviderAsync(await OpenRolloutProvider.LoadAsync(manifest.Path));

var isRight = await new RolloutScene(users, manifest).RunAsync();
var somebody = users.First(user => Expectation.GroupOf(user) == Group.NordicOnThePhone && Flags.Feed.Layout.GetVariant(user.ToContext()) != FeedLayoutVariant.List);
isRight &= new KillScene(somebody, manifest).Run();
AnsiConsole.WriteLine();
ExplanationScene.Run(somebody);
SnapshotScene.Run(somebody);
isRight &= await SwapScene.RunAsync(somebody, manifest);
await Api.Instance.ShutdownAsync();

if (!isRight)
{
    AnsiConsole.MarkupLine("[red]Something is not as it should be; see above.[/]");
}

return isRight ? 0 : 1;
