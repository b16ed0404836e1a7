using OpenRollout.Evaluation;
using OpenRollout.Evaluation.Attributes;
using OpenRollout.Tests.Generators;

namespace OpenRollout.Tests.Evaluation;

/// <summary>Tests evaluation of a view that does not match the program.</summary>
public sealed class ContextViewTests
{
    [Theory]
    [InlineData(2)]
    // So far past the end that the access cannot be mistaken for a null dereference.
    [InlineData(10_000)]
    public void Fewer_attributes_than_the_program_has_are_an_error_that_says_so(int count)
    {
        var program = Manifests.Compile($$"""
            { "context": { {{string.Join(", ", Enumerable.Range(0, count).Select(index => $$""" "a{{index}}": { "type": "string" } """))}} },
              "flags": { "f": { "flagType": "boolean", "defaultValue": false, "rollout": { "stage": "s", "stages": [ { "name": "s", "audiences": [
                { "when": { "targetingKey": "ada", "a{{count - 1}}": "x" } } ] } ] } } } }
            """);
        AttributeValue[] attributes = [AttributeValue.From("ada")];

        var exception = Assert.Throws<InvalidOperationException>(() => program.Evaluate(0, new ContextView(attributes, 0)));
        Assert.StartsWith("The view has fewer attributes than the program: ", exception.Message, StringComparison.Ordinal);
        Assert.Equal(exception.Message, Assert.Throws<InvalidOperationException>(() => program.EvaluateBoolean(0, default)).Message);
        Assert.Equal(exception.Message, Assert.Throws<InvalidOperationException>(() => program.Explain(0, new ContextView(attributes, 0))).Message);
    }
}
