namespace OpenRollout.Package.Tests;

/// <summary><c>dotnet format</c> in a project with flags.</summary>
public sealed class FormatTests
{
    private const string Program =
        """
        using App;
        using OpenFeature;
        using OpenFeature.Model;

        var client = Api.Instance.GetClient();
        var context = EvaluationContext.Empty;
        if (Flags.Composer.IsEnabled())
        {
            Console.WriteLine("The new composer.");
        }
        else
        {
            Console.WriteLine("The old composer.");
        }

        // Asked by its key.
        var on = await client.GetBooleanValueAsync("composer", false, context).ConfigureAwait(false);
        Console.WriteLine(on);

        """;

    [Fact]
    public async Task Plain_format_changes_nothing_and_format_applies_the_fixes_that_it_is_asked_for()
    {
        using var user = new Workspace()
            .Write("App/App.csproj", UserProject.Console())
            .Write("App/.editorconfig", "root = true\n[*.cs]\ndotnet_diagnostic.ROLL4006.severity = suggestion\n")
            .Write("App/flags.json", Manifests.Finished)
            .Write("App/Program.cs", Program);
        (await user.DotnetAsync("restore", "App")).Succeeded();

        (await user.DotnetAsync("format", "App", "--no-restore")).Succeeded();
        Assert.Equal(Program, user.Read("App/Program.cs"));
        Assert.Equal(Manifests.Finished, user.Read("App/flags.json"));

        (await user.DotnetAsync("format", "analyzers", "App", "--no-restore", "--diagnostics", "ROLL4001", "ROLL4006", "--severity", "info")).Succeeded();
        Assert.Equal(
            Program
                .Replace("""client.GetBooleanValueAsync("composer", false, context)""", "Flags.Composer.IsEnabledAsync(context)", StringComparison.Ordinal)
                .Replace("if (Flags.Composer.IsEnabled())", "if (await Flags.Composer.IsEnabledAsync())", StringComparison.Ordinal),
            user.Read("App/Program.cs"));
        (await user.BuildAsync("App", "-p:NoWarn=ROLL3001")).Succeeded().Says();
    }
}
