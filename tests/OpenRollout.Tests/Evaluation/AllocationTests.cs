using OpenRollout.Evaluation;
using OpenRollout.Evaluation.Attributes;
using OpenRollout.Tests.Generators;

namespace OpenRollout.Tests.Evaluation;

/// <summary>Verifies that evaluation does not allocate a byte in 100,000 evaluations of any flag without a pattern.</summary>
public sealed class AllocationTests
{
    private const int Evaluations = 100_000;

    private const string Everyone = """{ "percentage": 100 }""";

    private static readonly string[] Conditions =
    [
        """{ "country": "NO" }""", """{ "country": ["DK", "NO"] }""", """{ "country": { "notIn": ["DK", "SE"] } }""",
        """{ "country": ["a", "b", "c", "d", "e", "f", "g", "h", "i", "NO"] }""", """{ "country": { "notIn": ["a", "b", "c", "d", "e", "f", "g", "h", "i"] } }""",
        """{ "country": { "startsWith": ["D", "N"], "endsWith": "O", "contains": "NO" } }""",
        """{ "employee": true }""", """{ "employee": { "notIn": [false] } }""",
        """{ "age": 30 }""", """{ "age": { "in": [1, 30], "notIn": [2], "gt": 1, "gte": 2, "lt": 99, "lte": 98 } }""",
        """{ "appVersion": { "semver": ">=4.2.0-rc.1 <5.0.0 ^4.2" } }""",
        """{ "signedUp": { "gt": "2025-01-01T00:00:00Z", "gte": "2025-01-01T00:00:00Z", "lt": "2027-01-01T00:00:00Z", "lte": "2027-01-01T00:00:00Z" } }""",
        """{ "badges": { "hasAny": ["x", "a"], "hasAll": ["a", "b"] } }""", """{ "plan": { "exists": false } }""",
        """{ "segment": "everything" }""", """{ "not": { "any": [ { "age": 1 }, { "segment": "file" } ] } }""",
    ];

    private static readonly UserContext User = UserContext.Of(
        "user-1", ("country", "NO"), ("employee", true), ("age", 30), ("appVersion", "4.2.1-beta.2+build"), ("signedUp", "2026-05-01T12:00:00.123+02:00"),
        ("badges", new object[] { "a", "b" }), ("companyId", new string('ø', 128))).At("2026-01-15T00:00:00Z");

    public static TheoryData<string> Rollouts => new(
    [
        .. Conditions.Select(condition => Manifests.Stage($$"""{ "when": {{condition}} }""")),
        Manifests.Stage("""{ "percentage": 0.001 }, { "percentage": 99.999 }"""),
        "\"unit\": \"companyId\"," + Manifests.Stage("""{ "percentage": 99.999, "serve": { "split": { "on": 1, "off": 1 } } }"""),
        "\"unit\": \"plan\"," + Manifests.Stage("""{ "percentage": 50 }"""),
        Manifests.Stage("""{ "percentage": { "from": 0, "to": 100, "start": "2026-01-01T00:00:00Z", "end": "2026-02-01T00:00:00Z" } }"""),
        Manifests.Stage("""{ "percentage": { "steps": [ { "at": "2026-01-01T00:00:00Z", "percentage": 5 }, { "at": "2026-02-01T00:00:00Z", "percentage": 50 } ] } }"""),
        """ "stages": [ { "name": "one", "startsAt": "2026-01-01T00:00:00Z", "audiences": [ { "keys": ["user-1"] } ] } ] """,
        "\"exclude\": [\"file\", \"minors\"], \"requires\": [\"required\"]," + Manifests.Stage(Everyone),
        "\"stages\": []",
    ]);

    [Theory]
    [MemberData(nameof(Rollouts))]
    public void Nothing_is_allocated(string rollout)
    {
        var program = Manifests.Compile(
            $$"""
            { {{Manifests.Context}}, "segments": {
                "file": { "keysFrom": "a.txt" }, "minors": { "when": { "age": { "lt": 16 } } },
                "everything": { "when": { "all": [ {{string.Join(",", Conditions[..14])}} ] } } },
              "flags": { {{Manifests.Flag("f", rollout)}},
                {{Manifests.Flag("required", "\"requires\": [\"base\"]," + Manifests.Stage(Everyone))}}, {{Manifests.Flag("base", Manifests.Stage(Everyone))}} } }
            """,
            ("file", ["someone"]));
        var flag = program.FindFlag("f");
        var attributes = User.PrepareFor(program);
        Run(program, flag, attributes, 1_000);
        Assert.Equal(0, Allocation.Of(() => Run(program, flag, attributes, Evaluations)));
    }

    [Fact]
    public void Every_condition_is_evaluated_to_its_end()
        => Assert.All(Conditions[..14], condition => Assert.True(Manifests.Holds(condition, User), condition));

    private static void Run(RolloutProgram program, int flag, AttributeValue[] attributes, int times)
    {
        for (var time = 0; time < times; time++)
        {
            var view = new ContextView(attributes, User.UtcTicks);
            program.Evaluate(flag, in view);
        }
    }
}
