namespace OpenRollout.Package.Tests;

/// <summary>README's quick start, followed to the letter by a user who has nothing but the package.</summary>
public sealed class QuickStartTests
{
    private static readonly string[] Sections = ["In your project", "Swapping providers", "In tests"];

    [Fact]
    public async Task A_new_project_builds_and_runs()
    {
        using var user = new Workspace();
        await user.FollowAsync("In your project");
        user.Write("QuickStart/flags.json", Readme.Snippets("In your project", "json").Single());
        user.Write("QuickStart/Program.cs", Readme.Program(Sections));
        (await user.BuildAsync("QuickStart", "-warnaserror")).Succeeded().Says();

        // Swapped to the in-memory provider, back to ours, and overridden.
        Assert.EndsWith("True\nFalse\nTrue\n", (await user.RunAsync("QuickStart")).Succeeded().Output.ReplaceLineEndings("\n"), StringComparison.Ordinal);
    }
}
