using System.Text.Json.Nodes;
using FsCheck.Fluent;
using Microsoft.CodeAnalysis.Text;
using OpenRollout.Cli.Checks;
using OpenRollout.Cli.Files;
using OpenRollout.Cli.Tests.Harness;
using OpenRollout.Manifest;
using OpenRollout.Tests.Generators;

namespace OpenRollout.Cli.Tests;

/// <summary>
/// <c>check</c> reports what the compiler reports in manifests and overlays: the same ids, severities, texts and positions, each
/// once. Files of keys are an exception, because a compiler cannot read them.
/// </summary>
public sealed class CheckLaw
{
    private static readonly string[] OtherNames = ["flags.Prodution.json", "flags.production.json", "flags.Staging.json", "flags.staging.json", "flags.backup.json", "flags.a.b.json", "checkout.flags.json"];

    [Fact]
    public void Check_and_compiler_agree_about_random_manifests_with_overlays()
    {
        var (faulty, found) = (0, new HashSet<string>(StringComparer.Ordinal));
        Law.Holds(40, Arb.From(Gen.Choose(0, int.MaxValue - 1)), seed =>
        {
            var draw = new Draw(seed);
            using var folder = new TemporaryFolder();
            Write(folder, draw);

            var problems = AssertAgreement(folder.Path, "flags.json");

            faulty += problems.Count > 0 ? 1 : 0;
            found.UnionWith(problems.Select(problem => problem.Id));
        }, isTested: () => found.Count >= 5 && faulty >= 5);
    }

    [Theory]
    [InlineData("""{ "environments": ["Production"], "flags": {} }""")]
    [InlineData("""{ "environments": ["Production"], "flags": {} }""", "flags.Production.json", "{ \"flags\": { \"a\": {} } }")]
    [InlineData("""{ "environments": ["Production"], "flags": {} }""", "flags.production.json", "{}")]
    [InlineData("""{ "environments": ["Production"], "flags": {} }""", "flags.Production.json", "{}", "flags.production.json", "{ nonsense")]
    [InlineData("""{ "environments": ["Production"], "flags": {} }""", "flags.Production.json", "{}", "flags.Prodution.json", "\n { \"environment\": \"Production\" }")]
    [InlineData("""{ "flags": {} }""", "flags.backup.json", "not JSON")]
    [InlineData("""{ "flags": {} }""", "flags.backup.json", "{ \"flags\": {} }", "other.flags.json", "{ \"flags\": { \"class\": 1 } }")]
    [InlineData("""{ "flags": { "a": 1 } }""", "flags.backup.json", "not JSON")]
    [InlineData("\uFEFF{ \"description\": \"æ🙂\", \"flags\": { \"🙂\": { \"flagType\": \"string\", \"defaultValue\": 1 } } }")]
    [InlineData("{\r\n  // comment\r\n}")]
    [InlineData("")]
    public void Check_and_compiler_agree_about(string manifest, params string[] others)
    {
        using var folder = new TemporaryFolder();
        folder.Write("flags.json", manifest);
        for (var index = 0; index < others.Length; index += 2)
        {
            folder.Write(others[index], others[index + 1]);
        }

        AssertAgreement(folder.Path, "flags.json");
    }

    [Fact]
    public void A_file_of_keys_that_does_not_exist_is_reported_with_the_text_of_the_build()
    {
        var targets = File.ReadAllText(RepositoryFiles.Find("src/OpenRollout/buildTransitive/OpenRollout.Manifests.targets"));

        Assert.Contains($"Text=\"{KeyFileCheck.MissingText("%(_OpenRolloutMissingKeys.Name)")}\"", targets, StringComparison.Ordinal);
    }

    private static IReadOnlyList<ManifestProblem> AssertAgreement(string folder, string manifest)
    {
        // A manifest has a folder, which is not the working folder.
        var host = new CommandHost { OpenInput = () => Stream.Null, OutputStream = Stream.Null, Output = TextWriter.Null, Error = TextWriter.Null, Folder = Path.GetTempPath() };
        var problems = ManifestCheck.Run(FileOrigin.Find(host, Path.Combine(folder, manifest)), environment: null).Problems
            .Where(problem => problem.Descriptor != ProblemDescriptors.CohortNotAvailable)
            .ToArray();

        var compiler = Compiler.Check(folder).Where(text => text.StartsWith("flags.", StringComparison.Ordinal));
        Assert.Equal(compiler.Order(StringComparer.Ordinal), problems.Select(Write).Order(StringComparer.Ordinal));
        return problems;
    }

    private static string Write(ManifestProblem problem)
    {
        static LinePosition Of(TextPosition position) => position.Line == 0 ? default : new(position.Line - 1, position.Column - 1);
        return $"{Path.GetFileName(problem.Path)}({Of(problem.Start)},{Of(problem.End)}): {(problem.IsError ? "Error" : "Warning")} {problem.Id}: {problem.Message}";
    }

    /// <summary>Writes a random manifest, its overlay and more files. Most are changed at random, so that they have problems.</summary>
    private static void Write(TemporaryFolder folder, Draw draw)
    {
        var manifest = OverlayGenerator.WithEnvironment(RolloutCases.FromSeed(draw.Between(0, int.MaxValue - 1)).Manifest);
        var overlays = new OverlayGenerator(draw);
        folder.Write("flags.json", Format(draw.Chance(30) ? Spoil(manifest, draw) : manifest, draw));
        folder.Write("flags.Production.json", Format(draw.Chance(40) ? Spoil(overlays.Overlay(manifest), draw) : overlays.Overlay(manifest), draw));
        foreach (var name in draw.Some(OtherNames, 0, 3))
        {
            var text = Format(overlays.Overlay(manifest), draw);
            folder.Write(name, draw.Chance(20) ? text[..draw.Between(0, text.Length)] : text);
        }
    }

    private static JsonObject Spoil(JsonObject json, Draw draw)
    {
        var copy = json.DeepClone().AsObject();
        for (var change = draw.Between(1, 3); change > 0 && LeavesOf(copy).ToArray() is { Length: > 0 } leaves; change--)
        {
            var leaf = draw.Pick(leaves);
            leaf.ReplaceWith(draw.Pick<Func<JsonNode?>>(
            [
                () => null, () => draw.Pick(Vocabulary.Percentages), () => draw.Chance(50), () => "2026-02-30", () => draw.Pick(Vocabulary.SegmentNames), () => new JsonArray("a", 1), () => new JsonObject { ["x"] = "y" },
            ])());
        }

        return copy;
    }

    private static IEnumerable<JsonValue> LeavesOf(JsonNode? node) => node switch
    {
        JsonObject parent => parent.SelectMany(member => LeavesOf(member.Value)),
        JsonArray parent => parent.SelectMany(LeavesOf),
        JsonValue value => [value],
        _ => [],
    };

    private static string Format(JsonObject json, Draw draw)
    {
        var text = json.ToJsonString(new System.Text.Json.JsonSerializerOptions
        {
            WriteIndented = draw.Chance(70),
            Encoder = draw.Chance(50) ? System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping : null,
        });
        return (draw.Chance(20) ? "\uFEFF" : "") + (draw.Chance(30) ? text.Replace("\n", "\r\n", StringComparison.Ordinal) : text);
    }
}
