using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;

namespace OpenRollout.Generators.Tests;

/// <summary>Generated code compiles without a warning for all names and texts of a manifest.</summary>
public sealed class HostileNameTests
{
    [Fact]
    public void No_manifest_of_hostile_names_gives_broken_code()
        => Law.Holds(25, Seeds(), seed => TestProject.With(HostileManifest.Draw(seed)).Build().AssertClean());

    [Fact]
    public void No_class_name_gives_broken_code()
        => Law.Holds(15, Seeds(), seed => new TestProject
        {
            Manifests = [new ManifestText("/project/flags.json", HostileManifest.Draw(seed)) { ClassName = HostileManifest.DrawWord(seed), Namespace = HostileManifest.DrawWord(seed + 1) }],
        }.Build().AssertClean());

    [Theory]
    [InlineData("Bind")]
    [InlineData("bind")]
    [InlineData("Equals")]
    [InlineData("EmbeddedManifest")]
    [InlineData("EmbeddedLayers")]
    [InlineData("binding")]
    [InlineData("flagSet")]
    [InlineData("Events")]
    [InlineData("embeddedText")]
    [InlineData("lazyStories")]
    public void A_class_does_not_get_the_name_of_a_member(string name) => new TestProject
    {
        Manifests =
        [
            new ManifestText("/project/flags.json", """{ "flags": { "stories": { "flagType": "string", "defaultValue": "a", "variants": { "a": "a" } } } }""") { ClassName = name },
        ],
    }.Build().AssertClean();

    [Theory]
    [InlineData("Equals.Equals")]
    [InlineData("g.Equals.Equals")]
    [InlineData("g.Equals.Equals.Equals.Equals")]
    [InlineData("toString.toString")]
    [InlineData("bind.bind")]
    [InlineData("flags.flags.flags")]
    public void A_member_does_not_get_the_name_of_its_class(string key)
    {
        var build = TestProject.With(new JsonObject { ["flags"] = new JsonObject { [key] = new JsonObject { ["flagType"] = "boolean", ["defaultValue"] = true } } }.ToJsonString())
            .Build().AssertClean();

        Assert.Contains($"FlagKey(\"{key}\", \"flags.json\")", build.File("App.Flags.g.cs"), StringComparison.Ordinal);
    }

    [Fact]
    public void No_two_manifests_of_hostile_names_give_broken_code()
        => Law.Holds(10, Seeds(), seed => new TestProject
        {
            Manifests =
            [
                new ManifestText("/project/flags.json", HostileManifest.Draw(seed)),
                new ManifestText("/project/checkout.flags.json", HostileManifest.Draw(seed + 1)),
                new ManifestText("/other/flags.json", HostileManifest.Draw(seed)),
            ],
        }.Build().AssertClean());

    [Fact]
    public void No_random_key_gives_broken_code()
        => Law.Holds(
            20,
            ArbMap.Default.ArbFor<string[]>(),
            keys =>
            {
                var flags = new JsonObject();
                foreach (var key in keys)
                {
                    flags[key ?? ""] = new JsonObject
                    {
                        ["flagType"] = "string",
                        ["defaultValue"] = key ?? "",
                        ["description"] = key ?? "",
                        ["variants"] = new JsonObject { [key ?? ""] = key ?? "" },
                    };
                }

                TestProject.With(new JsonObject { ["flags"] = flags }.ToJsonString()).Build().AssertClean();
            });

    private static Arbitrary<int> Seeds() => Gen.Choose(0, int.MaxValue - 1).ToArbitrary();
}
