namespace OpenRollout.Package.Tests;

/// <summary>A finished flag is removed from a solution by the installed command line, beside Razor.</summary>
public sealed class CommandRemovalTests
{
    private const string Button = "Circle.Pages/Components/ComposeButton.razor";
    private const string Form = "Circle.Pages/Views/Shared/_Composer.cshtml";

    [Fact]
    public async Task The_flag_goes_from_code_and_stays_in_the_manifest_until_no_view_uses_it()
    {
        using var circle = new CircleSolution(hasRazor: true);
        Assert.InRange(circle.Uses, 80, 200);
        (await circle.User.DotnetAsync("tool", "install", "OpenRollout.Cli", "--version", Feed.Version, "--tool-path", "tools")).Succeeded();
        (await circle.User.DotnetAsync("restore", CircleSolution.Name)).Succeeded();

        var first = await circle.User.ExecuteAsync("tools/openrollout", "remove", "new-composer", CircleSolution.Name);
        Assert.True(first.ExitCode == 1, first.Output);
        Assert.All([Button, Form], name => Assert.Contains(name, first.Output, StringComparison.Ordinal));
        circle.VerifyManifestsAreUnchanged();
        Assert.DoesNotContain("NewComposer", circle.User.Read("Circle.Web/Program.cs"), StringComparison.Ordinal);

        circle.User.Write(Button, "<button class=\"compose\" title=\"Pictures, polls and text\"><span>Create</span></button>\n");
        circle.User.Write(Form, string.Join('\n', circle.User.Read(Form).Split('\n').Where(line => !line.Contains("new-composer", StringComparison.Ordinal))));
        var second = await circle.User.ExecuteAsync("tools/openrollout", "remove", "new-composer", CircleSolution.Name);
        Assert.True(second.ExitCode == 0, second.Output);
        circle.VerifyCode(except: [Button, Form]);
        circle.VerifyManifestsLostTheFlag();
        await circle.VerifyItWorksAsync();
    }
}
