using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace OpenRollout.Removal.Uses;

/// <summary>Reads requirements of endpoints: <c>[RequireFlag("stories")]</c> and <c>.RequireFlag(Flags.Stories)</c>. One that always holds is removed.</summary>
internal sealed class RequirementReader(RemovalRequest request, SemanticModel model)
{
    /// <summary>Returns the replacement of an attribute.</summary>
    public Replacement Read(AttributeSyntax attribute)
    {
        if (request.Value is not bool isOn
            || model.GetSymbolInfo(attribute).Symbol is not IMethodSymbol { ContainingType: { Name: "RequireFlagAttribute", ContainingNamespace: { Name: "AspNetCore", ContainingNamespace.Name: "OpenRollout" } } })
        {
            return new Replacement.Refused(RemovalReasons.Unknown);
        }

        var arguments = attribute.ArgumentList?.Arguments ?? default;
        var keys = arguments.Where(argument => argument.NameEquals is null && argument.Expression is not TypeOfExpressionSyntax).ToList();
        if (keys.Count != 1 || arguments.Any(argument => argument.NameEquals?.Name.Identifier.ValueText == "Requirement"))
        {
            return new Replacement.Refused(RemovalReasons.SeveralKeys);
        }

        var negation = arguments.FirstOrDefault(argument => argument.NameEquals?.Name.Identifier.ValueText == "Negate");
        if (negation is not null && model.GetConstantValue(negation.Expression).Value is not bool)
        {
            return new Replacement.Refused(RemovalReasons.Unknown);
        }

        var holds = negation is not null && (bool)model.GetConstantValue(negation.Expression).Value! ? !isOn : isOn;
        return holds ? new Replacement.ByEdit(Remove(attribute)) : new Replacement.Refused(RemovalReasons.ClosedEndpoint);
    }

    /// <summary>Returns the replacement of a call of RequireFlag.</summary>
    public Replacement Read(InvocationExpressionSyntax call, ArgumentSyntax argument, ExpressionSyntax accessor)
    {
        var condition = argument.Expression;
        var isNegated = false;
        while (condition is ParenthesizedExpressionSyntax or PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalNotExpression })
        {
            isNegated ^= condition is PrefixUnaryExpressionSyntax;
            condition = condition is ParenthesizedExpressionSyntax parenthesized ? parenthesized.Expression : ((PrefixUnaryExpressionSyntax)condition).Operand;
        }

        if (condition != accessor || request.Value is not bool isOn)
        {
            return new Replacement.Refused(RemovalReasons.SeveralKeys);
        }

        if (isNegated == isOn)
        {
            return new Replacement.Refused(RemovalReasons.ClosedEndpoint);
        }

        if (call.Expression is not MemberAccessExpressionSyntax { Expression: var builder }
            || call.ArgumentList.Arguments.Any(other => other != argument && !Effects.AreNone(other.Expression, model))
            || call.ArgumentList.Arguments[0] != argument)
        {
            return new Replacement.Refused(RemovalReasons.RequirementValue);
        }

        if (call.Parent is ExpressionStatementSyntax statement && builder is not InvocationExpressionSyntax)
        {
            return Effects.AreNone(builder, model) ? new Replacement.ByEdit(StatementEdit.Replace(statement, [])) : new Replacement.Refused(RemovalReasons.RequirementValue);
        }

        // The call can be on a line of its own, so what is after it moves to the end of its receiver.
        return new Replacement.ByEdit(new Edit(call, builder.WithTrailingTrivia(call.GetTrailingTrivia())));
    }

    private static Edit Remove(AttributeSyntax attribute)
    {
        var list = (AttributeListSyntax)attribute.Parent!;
        if (list.Attributes.Count > 1)
        {
            return new Edit(list, list.RemoveNode(attribute, SyntaxRemoveOptions.KeepNoTrivia)!);
        }

        var owner = list.Parent!;
        var leading = list.GetLeadingTrivia();
        var next = list.GetLastToken().GetNextToken();
        var rest = owner.RemoveNode(list, SyntaxRemoveOptions.KeepNoTrivia)!;
        var first = rest.GetFirstToken();
        // The documentation comment belongs to the first token of the member.
        return list.SpanStart == owner.SpanStart
            ? new Edit(owner, rest.ReplaceToken(first, first.WithLeadingTrivia(Lines.Join(Lines.WithoutIndentation(leading), next.LeadingTrivia.Count > 0 ? next.LeadingTrivia : Whitespace(list)))))
            : new Edit(owner, rest);
    }

    private static SyntaxTriviaList Whitespace(AttributeListSyntax list) => Lines.IndentationOf(list) is { Length: > 0 } text ? [SyntaxFactory.Whitespace(text)] : [];
}
