namespace OpenRollout.Package.Tests;

/// <summary>Invalid settings are errors; none is ignored or truncated.</summary>
public sealed class SettingsTests
{
    private const string Check = "-t:CheckOpenRolloutSettings;CheckOpenRolloutOverlays;CheckOpenRolloutNames";

    [Fact]
    public async Task An_invalid_setting_is_an_error_that_names_valid_values()
    {
        using var user = new Workspace().Write("App/App.csproj", UserProject.Console()).Write("App/flags.json", Manifests.Good).Write("App/flags.Production.json", Manifests.Overlay);
        (await user.DotnetAsync("restore", "App")).Succeeded();
        (string Properties, string Items, string Expected)[] cases =
        [
            ("<OpenRolloutToday>22.11.2026</OpenRolloutToday>", "", "OpenRolloutToday is '22.11.2026': set a date in the format yyyy-MM-dd, such as 2026-11-22."),
            ("<OpenRolloutStuckAfterDays>a month</OpenRolloutStuckAfterDays>", "", "OpenRolloutStuckAfterDays is 'a month': set a whole number of days."),
            ("<OpenRolloutVisibility>private</OpenRolloutVisibility>", "", "OpenRolloutVisibility is 'private': set 'public' or 'internal'."),
            ("<OpenRolloutGlobalUsings>no</OpenRolloutGlobalUsings>", "", "OpenRolloutGlobalUsings is 'no': set 'true' or 'false'."),
            ("<OpenRolloutSharedManifest>yes</OpenRolloutSharedManifest>", "", "OpenRolloutSharedManifest is 'yes': set 'true' or 'false'."),
            ("<OpenRolloutDomain>shop;eu</OpenRolloutDomain>", "", "OpenRolloutDomain is 'shop;eu': remove line breaks and the characters ';' and '#'."),
            ("<OpenRolloutNamespace>Acme.C#</OpenRolloutNamespace>", "", "OpenRolloutNamespace is 'Acme.C#': remove line breaks and the characters ';' and '#'."),
            ("<OpenRolloutClassName>One\n  Two</OpenRolloutClassName>", "", "OpenRolloutClassName is 'One Two': remove line breaks and the characters ';' and '#'."),
            ("", """<OpenRolloutManifest Update="flags.json" Domain="shop#us" />""", "Domain of flags.json is 'shop#us': remove line breaks and the characters ';' and '#'."),
            ("", """<OpenRolloutManifest Update="flags.json" Namespace="A;B" />""", "Namespace of flags.json is 'A;B': remove line breaks and the characters ';' and '#'."),
            ("", """<OpenRolloutManifest Update="flags.json" ClassName="A#B" />""", "ClassName of flags.json is 'A#B': remove line breaks and the characters ';' and '#'."),
            ("", """<OpenRolloutManifest Update="flags.json" Generate="no" />""", "Generate of flags.json is 'no': set 'true' or 'false'."),
            ("", """<OpenRolloutManifest Include="../flgas.json" />""", "The manifest '../flgas.json' does not exist: correct the path of the OpenRolloutManifest item."),
            ("", """<OpenRolloutOverlay Include="flags.Prod.json" />""", "The overlay 'flags.Prod.json' does not exist: correct the path of the OpenRolloutOverlay item."),
            ("", """<OpenRolloutOverlay Include="App.csproj" Environment="Test" />""", "The overlay 'App.csproj' has no manifest in this project: name it after its manifest, such as flags.Production.json, or set its metadata Manifest to the path of an OpenRolloutManifest item."),
            ("", """<OpenRolloutOverlay Update="flags.Production.json" Environment="the east" />""", "The overlay 'flags.Production.json' has no valid environment: name it after its environment, such as flags.Production.json, or set its metadata Environment to a name of letters, digits, '_' and '-'."),
            ("<OpenRolloutEnvironments>production, Prodution</OpenRolloutEnvironments>", "", "OpenRolloutEnvironments names 'Prodution', but this project has overlays for Production only: correct the name."),
            ("<OpenRolloutPublishEnvironments>Live;Production</OpenRolloutPublishEnvironments>", "", "OpenRolloutPublishEnvironments names 'Live', but this project has overlays for Production only: correct the name."),
        ];

        var wrong = new List<string>();
        foreach (var (properties, items, expected) in cases)
        {
            user.Write("App/App.csproj", UserProject.Console(properties, items));
            var check = await user.DotnetAsync("msbuild", "App", "-nologo", "-tl:off", Check);
            if (check.ExitCode == 0 || !check.Output.Contains($"error : {expected}", StringComparison.Ordinal))
            {
                wrong.Add($"{expected}\n{check.Output}");
            }
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    [Fact]
    public async Task A_manifest_with_capitals_in_its_name_is_a_warning()
    {
        using var user = new Workspace()
            .Write("App/App.csproj", UserProject.Console())
            .Write("App/checkout.flags.json", Manifests.Good);
        if (user.Has("App/CHECKOUT.flags.json"))
        {
            // This file system is not case-sensitive.
            return;
        }

        user.Write("App/Flags.json", Manifests.Good).Write("App/Checkout.flags.Production.json", Manifests.Overlay);
        (await user.DotnetAsync("restore", "App")).Succeeded();
        var check = (await user.DotnetAsync("msbuild", "App", "-nologo", "-tl:off", Check)).Succeeded();

        Assert.Contains("Flags.json : warning : 'Flags.json' is not used as a manifest, because its name does not end in 'flags.json' in lower case: rename it, or add it to the project as an OpenRolloutManifest item.", check.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("'checkout.flags.json'", check.Output, StringComparison.Ordinal);
        Assert.Contains("Checkout.flags.Production.json : warning : 'Checkout.flags.Production.json' is not used as an overlay, because its name differs from the name of its manifest in upper and lower case: rename it, or set the metadata Manifest of its OpenRolloutOverlay item.", check.Output, StringComparison.Ordinal);

        user.Write("App/App.csproj", UserProject.Console(items: """<OpenRolloutManifest Include="Flags.json" /><OpenRolloutOverlay Update="Checkout.flags.Production.json" Manifest="checkout.flags.json" />"""));
        Assert.DoesNotContain("warning", (await user.DotnetAsync("msbuild", "App", "-nologo", "-tl:off", Check)).Succeeded().Output, StringComparison.Ordinal);
    }
}
