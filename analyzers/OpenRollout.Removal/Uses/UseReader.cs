using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace OpenRollout.Removal.Uses;

/// <summary>Decides how each use of the flag is replaced.</summary>
internal sealed class UseReader(RemovalRequest request, SemanticModel model)
{
    private readonly FlagUses _uses = FlagUses.Of(model.Compilation);
    private readonly EvaluationReader _evaluations = new(request, model);

    /// <summary>Returns the replacement of a use.</summary>
    /// <param name="use">The name of an accessor, of a snapshot's property or of a variant's enum, or an expression with the key.</param>
    public Replacement Read(SyntaxNode use)
    {
        var replacement = use switch
        {
            PropertyDeclarationSyntax => new Replacement.Implementation(),
            SimpleNameSyntax name when model.GetSymbolInfo(name).Symbol is IPropertySymbol property && _uses.FlagOf(property) is not null => ReadProperty(name, property),
            SimpleNameSyntax name when model.GetSymbolInfo(name).Symbol is INamedTypeSymbol or IPropertySymbol => name.Ancestors().Any(node => node is CrefSyntax) ? Refuse(RemovalReasons.Comment) : new Replacement.Mention(),
            ExpressionSyntax key => new KeyReader(request, model).Read(key, _evaluations.ReadTask),
            _ => Refuse(RemovalReasons.Unknown),
        };
        return replacement is Replacement.ByValue or Replacement.ByEdit && HasDirectiveAround(use) ? Refuse(RemovalReasons.Directive) : replacement;
    }

    private static Replacement.Refused Refuse(string reason) => new(reason);

    /// <summary>Returns whether a directive is inside of the innermost statement. One between statements is kept or refused by the edits.</summary>
    private static bool HasDirectiveAround(SyntaxNode use)
        => use.Ancestors().FirstOrDefault(node => node is StatementSyntax or ArrowExpressionClauseSyntax or EqualsValueClauseSyntax or AttributeListSyntax) is { ContainsDirectives: true } node
            && node.DescendantTrivia().Any(trivia => trivia.IsDirective && node.Span.Contains(trivia.Span));

    private Replacement ReadProperty(SimpleNameSyntax name, IPropertySymbol property)
    {
        if (name.Ancestors().Any(node => node is CrefSyntax))
        {
            return Refuse(RemovalReasons.Comment);
        }

        if (name.FirstAncestorOrSelf<BaseExpressionColonSyntax>() is { Parent: SubpatternSyntax part } && (name.Parent == part.ExpressionColon || name.Parent?.Parent == part.ExpressionColon))
        {
            return new PatternReader(request, model).Read(part, name);
        }

        ExpressionSyntax accessor = name.Parent is MemberAccessExpressionSyntax access && access.Name == name ? access : name;
        if (name.Parent is MemberBindingExpressionSyntax)
        {
            return Refuse(RemovalReasons.Unknown);
        }

        if (accessor.Ancestors().OfType<InvocationExpressionSyntax>().FirstOrDefault(call => call.Expression is IdentifierNameSyntax { Identifier.ValueText: "nameof" }) is { } nameOf
            && model.GetOperation(nameOf) is INameOfOperation or null)
        {
            return nameOf.FirstAncestorOrSelf<AttributeSyntax>() is { } attribute ? new RequirementReader(request, model).Read(attribute, nameOf) : Refuse(RemovalReasons.Name);
        }

        return property.IsStatic ? ReadAccessor(accessor, property) : _evaluations.ReadSnapshot(accessor, property);
    }

    private Replacement ReadAccessor(ExpressionSyntax accessor, IPropertySymbol property)
    {
        if (accessor.Parent is not MemberAccessExpressionSyntax { Name: var method } member || member.Expression != accessor)
        {
            return new RequirementReader(request, model).Read(accessor) ?? TestProviderReader.Read(accessor, request, model) ?? Refuse(RemovalReasons.PassedOn);
        }

        if (member.Parent is not InvocationExpressionSyntax call)
        {
            return Refuse(method.Identifier.ValueText == "Key" ? RemovalReasons.Key : RemovalReasons.PassedOn);
        }

        return method.Identifier.ValueText is "Override"
            ? OverrideReader.Read(call, request, model)
            : _evaluations.Read(call, property, method.Identifier.ValueText) ?? Refuse(RemovalReasons.PassedOn);
    }
}
