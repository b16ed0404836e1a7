using System.Globalization;
using System.Text;
using OpenRollout.Evaluation;
using OpenRollout.Evaluation.Attributes;
using OpenRollout.Manifest;

namespace OpenRollout.Benchmarks;

/// <summary>Measures conditions with <c>in</c> and more and more operands: numbers and strings.</summary>
internal sealed class NumbersScale : ScaleSection
{
    public override IReadOnlyList<string> Columns => ["values of `in`", "numbers", "the same as strings"];

    public override IEnumerable<IReadOnlyList<string>> Measure()
        => new[] { 1, 4, 5, 16, 100, 10_000, 100_000 }.Select(count => (IReadOnlyList<string>)
        [
            Words.Invariant($"{count:#,0}"),
            Words.Time(Evaluate(count, "number", number => number.ToString(CultureInfo.InvariantCulture), number => AttributeValue.From((double)number))),
            Words.Time(Evaluate(count, "string", number => Words.Invariant($"\"user-{number}\""), number => AttributeValue.From(Words.Invariant($"user-{number}")))),
        ]);

    /// <summary>Evaluates a flag that half of the users are in.</summary>
    private static double Evaluate(int count, string type, Func<int, string> write, Func<int, AttributeValue> make)
    {
        var manifest = Encoding.UTF8.GetBytes($$"""
            { "context": { "it": { "type": "{{type}}" } }, "flags": { "f": { "flagType": "boolean", "defaultValue": false, "rollout": { "stage": "s", "stages": [
                { "name": "s", "audiences": [ { "when": { "it": { "in": [ {{string.Join(", ", Enumerable.Range(0, count).Select(number => write(2 * number)))}} ] } } } ] } ] } } } }
            """);
        var program = RolloutProgram.Compile(ManifestReader.Read(manifest));
        var users = Enumerable.Range(0, 1_024).Select(index => new[] { default, make(new Random(index).Next(2 * count)) }).ToArray();
        return Timing.Of(index => program.EvaluateBoolean(0, new ContextView(users[index & 1_023], 0)) == true);
    }
}
