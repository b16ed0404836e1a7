using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace OpenRollout.Removal.Uses;

/// <summary>Reads conditions of endpoints: <c>FlagCondition.All(Flags.Stories, FlagCondition.Not(Flags.Legacy))</c>.</summary>
internal sealed class ConditionReader(RemovalRequest request, SemanticModel model)
{
    /// <summary>A condition without the flag.</summary>
    /// <param name="Rest">The rest of the condition; null if the value is known.</param>
    /// <param name="Value">The value, if <paramref name="Rest"/> is null.</param>
    /// <param name="DropsOthers">Whether other flags were evaluated before the flag decided.</param>
    internal sealed record Condition(ExpressionSyntax? Rest, bool Value, bool DropsOthers);

    /// <summary>Returns the condition without the flag; null if it cannot be read.</summary>
    public Condition? Read(ExpressionSyntax condition, ExpressionSyntax accessor)
    {
        if (condition == accessor)
        {
            return request.Value is bool isOn ? new Condition(null, isOn, false) : null;
        }

        if (!condition.Contains(accessor))
        {
            return new Condition(condition, false, false);
        }

        return condition switch
        {
            ParenthesizedExpressionSyntax parenthesized => Read(parenthesized.Expression, accessor),
            CastExpressionSyntax cast => Read(cast.Expression, accessor) is { Rest: null } known ? known : null,
            InvocationExpressionSyntax call when model.GetSymbolInfo(call).Symbol is IMethodSymbol { Name: var name, ContainingType: { Name: "FlagCondition", ContainingNamespace.Name: "AspNetCore" } } => name switch
            {
                "Not" => ReadNot(call, accessor),
                "All" => ReadSeveral(call, accessor, decides: false),
                "Any" => ReadSeveral(call, accessor, decides: true),
                _ => null,
            },
            _ => null,
        };
    }

    private Condition? ReadNot(InvocationExpressionSyntax call, ExpressionSyntax accessor)
    {
        var operand = call.ArgumentList.Arguments[0].Expression;
        return Read(operand, accessor) switch
        {
            { Rest: { } rest } inner => inner with { Rest = call.ReplaceNode(operand, rest.WithTriviaFrom(operand)) },
            { Rest: null } known => known with { Value = !known.Value },
            null => null,
        };
    }

    private Condition? ReadSeveral(InvocationExpressionSyntax call, ExpressionSyntax accessor, bool decides)
    {
        var arguments = call.ArgumentList.Arguments;
        var own = arguments.FirstOrDefault(argument => argument.Contains(accessor));
        if (own is null || own.NameColon is not null || own.Expression is CollectionExpressionSyntax or ArrayCreationExpressionSyntax or ImplicitArrayCreationExpressionSyntax
            || Read(own.Expression, accessor) is not { } inner)
        {
            return null;
        }

        if (inner.Rest is { } rest)
        {
            return inner with { Rest = call.ReplaceNode(own.Expression, rest.WithTriviaFrom(own.Expression)) };
        }

        if (inner.Value == decides || arguments.Count == 1)
        {
            return inner with { DropsOthers = inner.DropsOthers || arguments[0] != own };
        }

        var kept = arguments.Remove(own);
        return new Condition(kept.Count == 1 ? kept[0].Expression.WithoutTrivia() : call.WithArgumentList(call.ArgumentList.WithArguments(kept)), false, inner.DropsOthers);
    }
}
