using OpenRollout.Manifest.Naming;

namespace OpenRollout.Manifest.Tests;

public sealed class ManifestNamesTests
{
    [Theory]
    [InlineData("flags.json", true)]
    [InlineData("/src/Shop/Flags.JSON", true)]
    [InlineData(@"C:\src\flags.json", true)]
    [InlineData("checkout.flags.json", true)]
    [InlineData("Checkout.FLAGS.json", true)]
    [InlineData(".flags.json", true)]
    [InlineData("checkout.json", false)]
    [InlineData("myflags.json", false)]
    [InlineData("flags.json5", false)]
    [InlineData("flags", false)]
    [InlineData("flags.json/appsettings.json", false)]
    [InlineData("", false)]
    public void A_manifest_is_recognized_by_its_name(string path, bool expected) => Assert.Equal(expected, ManifestNames.IsManifest(path));

    [Theory]
    [InlineData("flags.json", "", "")]
    [InlineData("src/Flags.json", "", "")]
    [InlineData("checkout.flags.json", "checkout", "Checkout")]
    [InlineData("checkout.json", "checkout", "Checkout")]
    [InlineData(@"src\check-out.flags.json", "check-out", "CheckOut")]
    [InlineData("a.b.flags.json", "a.b", "AB")]
    [InlineData("myflags.json", "myflags", "Myflags")]
    [InlineData(".flags.json", "", "")]
    public void The_name_is_what_precedes_flags_json(string path, string name, string classPrefix)
    {
        Assert.Equal(name, ManifestNames.NameOf(path));
        Assert.Equal(classPrefix, ManifestNames.ClassPrefixOf(path));
    }

    [Theory]
    [InlineData("flags.json", null, null, "Flags")]
    [InlineData("flags.json", null, "Features", "Features")]
    [InlineData("flags.json", "Toggles", "Features", "Toggles")]
    [InlineData("checkout.flags.json", null, null, "CheckoutFlags")]
    [InlineData("checkout.flags.json", null, "Features", "CheckoutFeatures")]
    [InlineData("checkout.flags.json", "Toggles", "Features", "Toggles")]
    public void The_class_is_named_by_the_project_or_after_the_file(string path, string? ownName, string? projectName, string expected)
        => Assert.Equal(expected, ManifestNames.ClassNameOf(path, ownName, projectName));

    [Theory]
    [InlineData("flags.json", null, null, null)]
    [InlineData("flags.json", null, "shop", "shop")]
    [InlineData("flags.json", "web", "shop", "web")]
    [InlineData("checkout.flags.json", null, null, "checkout")]
    [InlineData("checkout.flags.json", null, "shop", "checkout")]
    [InlineData("checkout.flags.json", "web", "shop", "web")]
    public void The_project_s_domain_is_that_of_flags_json_alone(string path, string? ownDomain, string? projectDomain, string? expected)
        => Assert.Equal(expected, ManifestNames.DomainOf(path, ownDomain, projectDomain));

    [Theory]
    [InlineData("flags.json", "flags")]
    [InlineData("/etc/Flags.json", "Flags")]
    [InlineData("checkout.flags.json", "checkout")]
    [InlineData(@"C:\shop\checkout.json", "checkout")]
    [InlineData("https://flags.example.com/shop/checkout.flags.json?sv=1/2#top", "checkout")]
    [InlineData("https://flags.example.com/", "https://flags.example.com/")]
    [InlineData(".flags.json", ".flags")]
    [InlineData(".json", ".json")]
    [InlineData("flags.txt", "flags.txt")]
    [InlineData("", "")]
    public void A_set_of_flags_is_named_after_its_file(string location, string expected) => Assert.Equal(expected, ManifestNames.FlagSetIdOf(location));

    [Theory]
    [InlineData("/app/flags.json", "/app/flags.Production.json", "Production")]
    [InlineData("/app/checkout.flags.json", "/app/checkout.flags.eu-west_1.json", "eu-west_1")]
    [InlineData("/app/rollout.JSON", "/app/rollout.Production.json", "Production")]
    [InlineData("/app/flags.json", "/app/flags.json", null)]
    [InlineData("/app/flags.json", "/app/flags..json", null)]
    [InlineData("/app/flags.json", "/app/flags.a.b.json", null)]
    [InlineData("/app/flags.json", "/app/flags.Production.JSON", null)]
    [InlineData("/app/flags.json", "/app/Flags.Production.json", null)]
    [InlineData("/app/flags.json", "/other/flags.Production.json", null)]
    [InlineData("/app/flags.json", "/app/checkout.flags.Production.json", null)]
    [InlineData("/app/flags.json", "x", null)]
    public void The_environment_of_an_overlay_is_in_the_name_of_its_file(string manifest, string path, string? expected)
    {
        Assert.Equal(expected, ManifestNames.EnvironmentOf(path, manifest));
        Assert.True(expected is null || string.Equals(path, ManifestNames.OverlayPathOf(manifest, expected), StringComparison.Ordinal));
    }
}
