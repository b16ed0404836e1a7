using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace OpenRollout.Removal.Uses;

/// <summary>
/// Finds keys that are not constant: <c>client.GetBooleanValueAsync($"feed.{name}", false)</c>. The constant parts decide whether one can be the
/// flag's; a key without constant parts can be any.
/// </summary>
internal sealed class ComputedKeys(Compilation compilation, string removed)
{
    private const string Any = ".*";

    private readonly FlagUses _uses = FlagUses.Of(compilation);
    private readonly Lazy<HashSet<string>> _methods = new(() => FindMethods(compilation));

    /// <summary>Returns the keys that can be the flag's, and whether their constant parts fit it.</summary>
    public IEnumerable<(ExpressionSyntax Key, bool IsLikely)> Find(SyntaxTree tree)
    {
        SemanticModel? model = null;
        foreach (var call in tree.GetRoot().DescendantNodes().OfType<InvocationExpressionSyntax>())
        {
            if (NameOf(call) is not { } name || !(ClientMethods.TryFind(name, out _) || _methods.Value.Contains(name)))
            {
                continue;
            }

            model ??= compilation.GetSemanticModel(tree);
            foreach (var argument in call.ArgumentList.Arguments)
            {
                if (model.GetOperation(argument) is { } operation && _uses.Keys.FindTexts(operation).Any(text => text.Key is null) && CanBe(argument.Expression, model) is not false and var found)
                {
                    yield return (argument.Expression, found is true);
                }
            }
        }
    }

    /// <summary>Returns whether an expression can have the key as its value; null if no constant part decides it.</summary>
    private bool? CanBe(ExpressionSyntax expression, SemanticModel model)
    {
        if (model.GetConstantValue(expression) is { HasValue: true, Value: var constant })
        {
            return constant as string == removed;
        }

        return expression switch
        {
            ParenthesizedExpressionSyntax parenthesized => CanBe(parenthesized.Expression, model),
            ConditionalExpressionSyntax choice => Either(CanBe(choice.WhenTrue, model), CanBe(choice.WhenFalse, model)),
            SwitchExpressionSyntax choice => choice.Arms.Select(arm => CanBe(arm.Expression, model)).Aggregate(Either),
            BinaryExpressionSyntax { RawKind: (int)SyntaxKind.CoalesceExpression } choice => Either(CanBe(choice.Left, model), CanBe(choice.Right, model)),
            InterpolatedStringExpressionSyntax or BinaryExpressionSyntax => PatternOf(expression, model) is var pattern && pattern.Replace(Any, "").Length == 0
                ? null
                : Regex.IsMatch(removed, $"^{pattern}$", RegexOptions.CultureInvariant),
            // A variable can be written again.
            IdentifierNameSyntax or MemberAccessExpressionSyntax when model.GetSymbolInfo(expression).Symbol?.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() is VariableDeclaratorSyntax { Initializer.Value: { } value }
                && value.SyntaxTree == expression.SyntaxTree => CanBe(value, model) is true ? true : null,
            _ => null,
        };
    }

    private static bool? Either(bool? left, bool? right) => left is true || right is true ? true : left is null || right is null ? null : false;

    private static string? NameOf(InvocationExpressionSyntax call) => call.Expression switch
    {
        MemberAccessExpressionSyntax access => access.Name.Identifier.ValueText,
        MemberBindingExpressionSyntax binding => binding.Name.Identifier.ValueText,
        SimpleNameSyntax name => name.Identifier.ValueText,
        _ => null,
    };

    /// <summary>Returns a regular expression of the texts that an expression can have.</summary>
    private static string PatternOf(ExpressionSyntax expression, SemanticModel model)
        => model.GetConstantValue(expression) is { HasValue: true, Value: { } constant } ? Regex.Escape(Convert.ToString(constant, CultureInfo.InvariantCulture)!) : expression switch
        {
            ParenthesizedExpressionSyntax parenthesized => PatternOf(parenthesized.Expression, model),
            InterpolatedStringExpressionSyntax interpolated => string.Concat(interpolated.Contents.Select(part => part switch
            {
                InterpolatedStringTextSyntax text => Regex.Escape(text.TextToken.ValueText),
                InterpolationSyntax { FormatClause: null, AlignmentClause: null } hole => PatternOf(hole.Expression, model),
                _ => Any,
            })),
            BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AddExpression } sum => PatternOf(sum.Left, model) + PatternOf(sum.Right, model),
            _ => Any,
        };

    /// <summary>Returns the names of the methods that have a parameter for keys.</summary>
    private static HashSet<string> FindMethods(Compilation compilation)
        => new(
            from tree in compilation.SyntaxTrees
            from parameter in tree.GetRoot().DescendantNodes().OfType<ParameterSyntax>()
            where parameter.AttributeLists.SelectMany(list => list.Attributes).Any(attribute => attribute.Name.ToString().Contains("TakesFlagKey"))
            let name = parameter.Parent?.Parent switch
            {
                MethodDeclarationSyntax method => method.Identifier.ValueText,
                LocalFunctionStatementSyntax function => function.Identifier.ValueText,
                _ => null,
            }
            where name is not null
            select name,
            StringComparer.Ordinal);
}
