using OpenFeature;
using OpenRollout;
using Spectre.Console;
using Stories;

if (!AnsiConsole.Profile.Out.IsTerminal)
{
    // In a file or a log there is no window to fit into.
    AnsiConsole.Profile.Width = 110;
}

const int Size = 100_000;
AnsiConsole.WriteLine($"{Size:N0} made-up users; Stories is rolled out to them by flags.json.");
AnsiConsole.WriteLine();
var users = Population.Create(Size);

using var manifest = new LiveManifest(Path.Combine(AppContext.BaseDirectory, "flags.json"));
manifest.Advance(Expectation.Stages[0]);
var provider = await OpenRolloutProvider.LoadAsync(manifest.Path);
await Api.Instance.SetProviderAsync(provider);

var isRight = await new RolloutScene(users, manifest).RunAsync();
var somebody = users.First(user => Expectation.GroupOf(user) == Group.NordicOnThePhone);
isRight &= new KillScene(somebody, manifest).Run();
AnsiConsole.WriteLine();
ExplanationScene.Run(provider, somebody);
SnapshotScene.Run(somebody);
isRight &= await SwapScene.RunAsync(somebody, manifest);
await Api.Instance.ShutdownAsync();

if (!isRight)
{
    AnsiConsole.MarkupLine("[red]Something is not as it should be; see above.[/]");
}

return isRight ? 0 : 1;
