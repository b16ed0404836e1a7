using System.Text;
using FsCheck.Fluent;
using OpenRollout.Manifest;
using OpenRollout.Manifest.GeneratedCode;

namespace OpenRollout.Generators.Tests;

/// <summary>The size of generated code is bounded for every manifest, and the check of a manifest estimates it correctly.</summary>
public sealed class CodeSizeTests
{
    /// <summary>The size of the code that every manifest has, with namespaces and keywords.</summary>
    private const int Constant = 10_000;

    public static TheoryData<string> OwnManifests => [.. ManifestFiles.Own];

    [Theory]
    [MemberData(nameof(OwnManifests))]
    public void The_estimate_of_a_manifest_is_near_its_code(string name) => AssertCovers(ManifestFiles.ReadOwn(name));

    [Fact]
    public void The_estimate_of_hostile_manifests_is_near_their_code()
        => Law.Holds(40, Gen.Choose(0, int.MaxValue - 1).ToArbitrary(), seed => AssertCovers(HostileManifest.Draw(seed)));

    [Fact]
    public void The_estimate_of_what_multiplies_is_near_its_code()
    {
        AssertEstimate(Flags(Join(500, index => Object($"o{index}", """{ "a": { "b": { "c": { "d": { "e": { "f": { "g": { "h": { "i": 1 } } } } } } } } }"""))));
        AssertEstimate(Flags(Join(500, index => Object($"o{index}", """{ "a": [[[[[[[[[[1]]]]]]]]]] }"""))));
        AssertEstimate(Flags(Join(500, index => Object($"{string.Join('.', Enumerable.Repeat("g", 16))}{index}.x", """{ "a": 1 }"""))));
        AssertEstimate(Flags(Object("o", $$"""{ {{Join(2_000, index => $"\"m{index}\": {{}}")}} }""")));
        AssertEstimate(Flags(Join(2_000, index => $"\"f{index}\": {{ \"flagType\": \"boolean\", \"defaultValue\": false }}")));
        AssertEstimate(Flags($$"""
            "s": { "flagType": "string", "defaultValue": "", "variants": { {{Join(2_000, index => $"\"v{index}\": \"\"")}} } }
            """));
    }

    [Theory]
    [InlineData("""{ "flagType": "object", "defaultValue": { @MEMBERS@ } }""", "ObjectFlag<global::OpenFeature.Model.Value> F ")]
    [InlineData("""{ "flagType": "object", "defaultValue": { "a": 1 }, "variants": { "v": { @MEMBERS@ } } }""", "ObjectFlag<global::OpenFeature.Model.Value> F ")]
    [InlineData("""{ "flagType": "integer", "defaultValue": 7, "variants": { @MEMBERS@ } }""", "IntegerFlag F ")]
    public void A_flag_that_is_too_large_has_an_accessor_without_types(string flag, string accessor) => SmallStack.Run(() =>
    {
        var members = Join(40_000, index => $"\"m{index}\": {index}");
        var build = TestProject.With(Flags($"\"f\": {flag.Replace("@MEMBERS@", members, StringComparison.Ordinal)}, \"small\": {{ \"flagType\": \"string\", \"defaultValue\": \"x\", \"variants\": {{ \"a\": \"x\" }} }}")).Build().AssertClean();

        Assert.Contains(accessor, build.File("App.Flags.g.cs"), StringComparison.Ordinal);
        Assert.NotNull(build.FindType("App.SmallVariant"));
        Assert.InRange(LengthOf(build), 0, 2 * Constant);
    });

    [Fact]
    public void A_text_that_is_too_long_is_no_literal() => SmallStack.Run(() =>
    {
        var text = new string('x', 3_000_000);
        var project = TestProject.With(Flags($$"""
            "s": { "flagType": "string", "defaultValue": "{{text}}", "description": "{{text}}" }
            """));
        var build = (project with { Code = ["internal static class Probe { public static string Show() => App.Flags.S.DefaultValue; }"] }).Build().AssertClean();

        Assert.Equal("", build.Call("Probe", "Show"));
        Assert.InRange(LengthOf(build), 0, 2 * Constant);
    });

    [Fact]
    public void Flags_beyond_the_limit_have_no_accessors()
    {
        var build = TestProject.With(Flags(Join(60_000, index => $"\"f{index}\": {{ \"flagType\": \"boolean\", \"defaultValue\": false }}"))).Build();

        Assert.Null(build.Generated.Exception);
        Assert.InRange(LengthOf(build), CodePlan.MaximumManifest / 3, CodePlan.MaximumManifest);
        Assert.Contains("FlagKey(\"f0\", ", build.File("App.Flags.g.cs"), StringComparison.Ordinal);
        Assert.DoesNotContain("FlagKey(\"f59999\"", build.File("App.Flags.g.cs"), StringComparison.Ordinal);
    }

    [Fact]
    public void Attributes_and_values_beyond_the_limits_are_left_out() => SmallStack.Run(() =>
    {
        var build = TestProject.With(
            $$"""
            { "context": { "city": { "type": "string", "values": [{{Join(10_000, index => $"\"c{index}\"")}}] }, {{Join(5_000, index => $"\"a{index}\": {{ \"type\": \"string\" }}")}} }, "flags": {} }
            """).Build().AssertClean();

        var code = build.File("App.Flags-Context.g.cs");
        Assert.Contains("public string? City", code, StringComparison.Ordinal);
        Assert.Contains("public string? A998", code, StringComparison.Ordinal);
        Assert.DoesNotContain("public string? A999", code, StringComparison.Ordinal);
    });

    [Fact]
    public void Five_thousand_values_of_an_attribute_compile_and_are_told_apart() => SmallStack.Run(() =>
    {
        var build = (TestProject.With($$"""{ "context": { "city": { "type": "string", "values": [{{Join(5_000, index => $"\"c{index}\"")}}] } }, "flags": {} }""") with
        {
            Code =
            [
                """
                internal static class Probe
                {
                    public static string Show()
                    {
                        var context = new App.FlagContext { City = App.FlagContext.Cities.C4999 };
                        var first = new App.FlagContext { City = App.FlagContext.Cities.C0 };
                        var odd = new App.FlagContext { City = (App.FlagContext.Cities)5000 };
                        var negative = new App.FlagContext { City = (App.FlagContext.Cities)(-1) };
                        return $"{context.City} {context.ToEvaluationContext().GetValue("city").AsString} {first.City} {odd.City is null} {negative.City is null} {default(App.FlagContext).City is null}";
                    }
                }
                """,
            ],
        }).Build().AssertClean();

        Assert.Equal("C4999 c4999 C0 True True True", build.Call("Probe", "Show"));
    });

    [Fact]
    public void Strings_of_a_manifest_fit_into_an_assembly()
    {
        var text = new string('é', 200_000);
        TestProject.With(Flags(Join(40, index => $"\"s{index}\": {{ \"flagType\": \"string\", \"defaultValue\": \"{index}{text[..100_000]}\" }}"))).Build().AssertClean();
    }

    [Fact]
    public void A_text_that_is_too_long_is_not_embedded() => SmallStack.Run(() =>
    {
        var project = TestProject.With(Flags("") + new string(' ', 17_000_000));
        var build = (project with { Code = ["internal static class Probe { public static int Length() => App.Flags.EmbeddedManifest.Length; }"] }).Build().AssertClean();

        Assert.Equal(0, build.Call("Probe", "Length"));
    });

    /// <summary>Asserts that the code is at most twice as long as estimated, apart from the code that every manifest has.</summary>
    private static long AssertCovers(string manifest)
    {
        var estimate = CodePlan.For(ManifestReader.Read(Encoding.UTF8.GetBytes(manifest)).Manifest).Total.Characters;
        Assert.InRange(LengthOf(TestProject.With(manifest).Build()), 0, Constant + (2 * estimate));
        return estimate;
    }

    /// <summary>Asserts that the code is neither much longer nor much shorter than estimated.</summary>
    private static void AssertEstimate(string manifest)
    {
        var estimate = AssertCovers(manifest);
        Assert.InRange(estimate, 0, 4 * LengthOf(TestProject.With(manifest).Build()));
    }

    private static long LengthOf(TestBuild build) => build.Generated.GeneratedSources
        .Where(source => !source.HintName.EndsWith("-Manifest.g.cs", StringComparison.Ordinal)).Sum(source => (long)source.SourceText.Length);

    private static string Flags(string flags) => "{ \"flags\": {" + flags + "} }";

    private static string Object(string key, string value) => $"\"{key}\": {{ \"flagType\": \"object\", \"defaultValue\": {value} }}";

    private static string Join(int count, Func<int, string> write) => string.Join(", ", Enumerable.Range(0, count).Select(write));
}
