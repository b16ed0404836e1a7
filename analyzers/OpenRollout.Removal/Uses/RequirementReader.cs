using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace OpenRollout.Removal.Uses;

/// <summary>
/// Reads requirements of endpoints: <c>[RequireFlag("stories")]</c> and <c>.RequireFlag(Flags.Stories)</c>. One that always holds is removed, and one
/// that depends on other flags loses this one. One that never holds stays, because its endpoint would be open without it.
/// </summary>
internal sealed class RequirementReader(RemovalRequest request, SemanticModel model)
{
    private readonly ConditionReader _conditions = new(request, model);

    /// <summary>Returns whether a constructor is that of the attribute.</summary>
    public static bool IsRequirement(IMethodSymbol constructor) => constructor.ContainingType is { Name: "RequireFlagAttribute", ContainingNamespace: var space } && IsPackage(space);

    /// <summary>Returns the replacement of an attribute.</summary>
    /// <param name="attribute">The attribute.</param>
    /// <param name="key">The key or the name of the accessor.</param>
    public Replacement Read(AttributeSyntax attribute, ExpressionSyntax key)
    {
        if (request.Value is not bool isOn || model.GetSymbolInfo(attribute).Symbol is not IMethodSymbol constructor || !IsRequirement(constructor))
        {
            return Refuse(RemovalReasons.Unknown);
        }

        var arguments = attribute.ArgumentList?.Arguments ?? default;
        var keys = arguments.Where(argument => argument.NameEquals is null && argument.Expression is not TypeOfExpressionSyntax).ToList();
        if (keys.Find(argument => argument.Expression == key) is not { } own || keys.Exists(argument => argument.NameColon is not null)
            || ReadOption(arguments, "Negate", false) is not bool isNegated || ReadOption(arguments, "Requirement", 0) is not int type)
        {
            return Refuse(RemovalReasons.SeveralKeys);
        }

        // Of several flags, an on flag decides "any", and an off flag decides "all".
        var isAny = type != 0;
        if (keys.Count > 1 && isOn != isAny)
        {
            return new Replacement.ByEdit(new Edit(attribute.ArgumentList!, WithoutOption(attribute.ArgumentList!.WithArguments(arguments.Remove(own)), keys.Count - 1)));
        }

        var holds = isOn != isNegated;
        return !holds ? Refuse(RemovalReasons.ClosedEndpoint)
            : keys[0] != own && !request.DropExposures ? Refuse(RemovalReasons.DroppedExposure)
            : new Replacement.ByEdit(Remove(attribute));
    }

    /// <summary>Returns the replacement of an accessor in a call of RequireFlag; null for other code.</summary>
    public Replacement? Read(ExpressionSyntax accessor)
    {
        if (FindCall(accessor) is not { } argument || argument.Parent?.Parent is not InvocationExpressionSyntax call)
        {
            return null;
        }

        if (_conditions.Read(argument.Expression, accessor) is not { } condition)
        {
            return Refuse(RemovalReasons.SeveralKeys);
        }

        if (condition.Rest is { } rest)
        {
            return new Replacement.ByEdit(new Edit(argument.Expression, rest.WithTriviaFrom(argument.Expression)));
        }

        if (!condition.Value)
        {
            return Refuse(RemovalReasons.ClosedEndpoint);
        }

        if (condition.DropsOthers && !request.DropExposures)
        {
            return Refuse(RemovalReasons.DroppedExposure);
        }

        if (call.Expression is not MemberAccessExpressionSyntax { Expression: var builder }
            || call.ArgumentList.Arguments.Any(other => other != argument && !Effects.AreNone(other.Expression, model))
            || call.ArgumentList.Arguments[0] != argument)
        {
            return Refuse(RemovalReasons.RequirementValue);
        }

        if (call.Parent is ExpressionStatementSyntax statement && builder is not InvocationExpressionSyntax)
        {
            return Effects.AreNone(builder, model) ? new Replacement.ByEdit(StatementEdit.Replace(statement, [])) : Refuse(RemovalReasons.RequirementValue);
        }

        // The call can be on a line of its own, so what is after it moves to the end of its receiver.
        return new Replacement.ByEdit(new Edit(call, builder.WithTrailingTrivia(call.GetTrailingTrivia())));
    }

    private static Replacement.Refused Refuse(string reason) => new(reason);

    private static bool IsPackage(INamespaceSymbol space) => space is { Name: "AspNetCore", ContainingNamespace: { Name: "OpenRollout", ContainingNamespace.IsGlobalNamespace: true } };

    /// <summary>Returns the argument of RequireFlag that contains an accessor.</summary>
    private ArgumentSyntax? FindCall(ExpressionSyntax accessor)
        => accessor.Ancestors().TakeWhile(node => node is ExpressionSyntax or ArgumentSyntax or ArgumentListSyntax).OfType<ArgumentSyntax>().FirstOrDefault(
            argument => argument.Parent?.Parent is InvocationExpressionSyntax call
                && model.GetSymbolInfo(call).Symbol is IMethodSymbol { Name: "RequireFlag", ContainingType.Name: "RequireFlagEndpointConventionBuilderExtensions" });

    /// <summary>Returns the value of a named argument; null if it is not constant.</summary>
    private object? ReadOption(SeparatedSyntaxList<AttributeArgumentSyntax> arguments, string name, object otherwise)
        => arguments.FirstOrDefault(argument => argument.NameEquals?.Name.Identifier.ValueText == name) is { } option ? model.GetConstantValue(option.Expression).Value : otherwise;

    /// <summary>Of one flag it does not matter how many must be on.</summary>
    private static AttributeArgumentListSyntax WithoutOption(AttributeArgumentListSyntax list, int keys)
        => keys == 1 && list.Arguments.FirstOrDefault(argument => argument.NameEquals?.Name.Identifier.ValueText == "Requirement") is { } option ? list.WithArguments(list.Arguments.Remove(option)) : list;

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
