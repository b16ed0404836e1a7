using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace OpenRollout.Removal.Notices;

/// <summary>Finds the parameters of constructors that only served the flag: they are no longer used, or only stored in a field that nothing reads.</summary>
internal static class IdleParameters
{
    /// <summary>Returns the parameters.</summary>
    public static IEnumerable<IdleParameter> Find(FlagDraft draft)
        => from tree in draft.EditedTrees
           from type in tree.GetRoot().DescendantNodes().OfType<TypeDeclarationSyntax>()
           where type.Modifiers.All(modifier => modifier.ValueText != "partial")
           from constructor in type.Members.OfType<ConstructorDeclarationSyntax>()
           from parameter in constructor.ParameterList.Parameters
           from idle in Find(draft, type, constructor, parameter)
           select idle;

    private static IEnumerable<IdleParameter> Find(FlagDraft draft, TypeDeclarationSyntax type, ConstructorDeclarationSyntax constructor, ParameterSyntax parameter)
    {
        var name = parameter.Identifier.ValueText;
        if (draft.Originals.Of(constructor) is not { } before || draft.Originals.Of(type) is not { } typeBefore || draft.Originals.Of(parameter) is not ParameterSyntax original)
        {
            yield break;
        }

        var reads = ReadsOf(name, constructor);
        if (reads.Count == 0)
        {
            if (ReadsOf(name, before).Count > 0)
            {
                yield return Create(null);
            }

            yield break;
        }

        // Every read stores the parameter in the same private field, or checks it for null.
        var stored = reads.Select(StoredIn).ToList();
        if (stored.Exists(field => field is null) || stored.Distinct(StringComparer.Ordinal).Where(field => field!.Length > 0).ToList() is not { Count: 1 } fields)
        {
            yield break;
        }

        var field = type.Members.OfType<FieldDeclarationSyntax>().FirstOrDefault(member => member.Declaration.Variables.Count == 1 && member.Declaration.Variables[0].Identifier.ValueText == fields[0]);
        if (field is not null && UsesOf(fields[0]!, type, constructor) == 0 && UsesOf(fields[0]!, typeBefore, before) > 0)
        {
            yield return Create(field);
        }

        IdleParameter Create(FieldDeclarationSyntax? store) => new(
            SolutionNotices.PlaceOf(Location.Create(draft.Originals.TreeOf(original), original.Identifier.Span), RemovalReasons.IdleParameter(name, store?.Declaration.Variables[0].Identifier.ValueText)),
            (draft.Draft.Compilation.GetSemanticModel(parameter.SyntaxTree).GetDeclaredSymbol(parameter) as IParameterSymbol)?.Type,
            store is null ? [parameter] : [parameter, store]);
    }

    private static List<IdentifierNameSyntax> ReadsOf(string name, SyntaxNode constructor)
        => [.. constructor.DescendantNodes().OfType<IdentifierNameSyntax>().Where(read => read.Identifier.ValueText == name
            && !(read.Parent is MemberAccessExpressionSyntax access && access.Name == read) && read.Parent is not NameColonSyntax)];

    /// <summary>Returns the field that an expression stores the parameter in; empty for a check; null for other reads.</summary>
    private static string? StoredIn(IdentifierNameSyntax read)
    {
        SyntaxNode node = read;
        while (node.Parent is ParenthesizedExpressionSyntax || (node.Parent is BinaryExpressionSyntax { Right: ThrowExpressionSyntax } checkedNode && checkedNode.Left == node))
        {
            node = node.Parent;
        }

        return node.Parent switch
        {
            AssignmentExpressionSyntax { Parent: ExpressionStatementSyntax, Left: var left } assignment when assignment.Right == node => left switch
            {
                IdentifierNameSyntax name => name.Identifier.ValueText,
                MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax, Name: var name } => name.Identifier.ValueText,
                _ => null,
            },
            ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ThrowIfNull" } } } => "",
            ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.ValueText: "nameof" } } } => "",
            _ => null,
        };
    }

    /// <summary>Returns how often a field is used outside of the constructor.</summary>
    private static int UsesOf(string field, SyntaxNode type, SyntaxNode constructor)
        => type.DescendantNodes(node => node != constructor).OfType<IdentifierNameSyntax>().Count(name => name.Identifier.ValueText == field);
}
