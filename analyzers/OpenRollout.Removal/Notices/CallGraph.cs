using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace OpenRollout.Removal.Notices;

/// <summary>
/// Finds the code that calls members, reads properties and creates objects, in the original code of all projects. A call through an interface is one of its only
/// implementation.
/// </summary>
internal sealed class CallGraph(IReadOnlyList<FlagDraft> drafts)
{
    private readonly Lazy<OnlyImplementations> _implementations = new(() => new OnlyImplementations(drafts));

    /// <summary>Returns the members that run a node: its method or property; for the value of a field, the constructors of its type.</summary>
    public static IEnumerable<ISymbol> MembersOf(SyntaxNode node, SemanticModel model)
    {
        var member = node.Ancestors().FirstOrDefault(ancestor => ancestor is BaseMethodDeclarationSyntax or BasePropertyDeclarationSyntax or BaseFieldDeclarationSyntax or TypeDeclarationSyntax);
        switch (member)
        {
            case BaseFieldDeclarationSyntax { Declaration.Variables: var variables, Modifiers: var modifiers }:
                return modifiers.Any(modifier => modifier.ValueText == "static")
                    ? variables.Select(variable => model.GetDeclaredSymbol(variable)).OfType<ISymbol>()
                    : ConstructorsOf(member.Parent, model);
            case PropertyDeclarationSyntax { Initializer: { } initializer } property when initializer.Contains(node) && property.Modifiers.All(modifier => modifier.ValueText != "static"):
                return ConstructorsOf(member.Parent, model);
            // The argument of a base constructor.
            case TypeDeclarationSyntax when node.FirstAncestorOrSelf<BaseListSyntax>() is not null:
                return ConstructorsOf(member, model);
            case null or TypeDeclarationSyntax:
                return [];
            default:
                return model.GetDeclaredSymbol(member) is { } symbol ? [symbol] : [];
        }
    }

    /// <summary>Returns the interface members through which a member can be called, if no other type implements them.</summary>
    public IEnumerable<ISymbol> SlotsOf(ISymbol member)
        => member.ContainingType is { TypeKind: not TypeKind.Interface, AllInterfaces.IsEmpty: false } type
            ? type.AllInterfaces.SelectMany(face => face.GetMembers())
                .Where(slot => SymbolEqualityComparer.Default.Equals(type.FindImplementationForInterfaceMember(slot), member) && _implementations.Value.Has(slot.ContainingType))
            : [];

    /// <summary>Returns the calls of members, with the documentation ID of the member that each calls.</summary>
    public IEnumerable<(SyntaxNode Call, string Target, SemanticModel Model)> FindCalls(IReadOnlyCollection<ISymbol> members)
    {
        var ids = new HashSet<string>(members.Select(NameIndex.IdOf).OfType<string>(), StringComparer.Ordinal);
        var names = new HashSet<string>(members.Select(member => IsConstructor(member) ? member.ContainingType.Name : member.Name), StringComparer.Ordinal);
        var hasConstructors = members.Any(IsConstructor);
        foreach (var draft in drafts)
        {
            var compilation = draft.Draft.Original;
            foreach (var tree in NameIndex.Of(compilation).TreesWith(names).Where(draft.IsEditable))
            {
                var model = draft.Finder.ModelOf(tree);
                foreach (var node in tree.GetRoot().DescendantNodes())
                {
                    var called = node switch
                    {
                        SimpleNameSyntax name when names.Contains(name.Identifier.ValueText) => [model.GetSymbolInfo(CallOf(name)).Symbol],
                        // The file names the type where the object is stored or returned.
                        ImplicitObjectCreationExpressionSyntax or ConstructorInitializerSyntax when hasConstructors => [model.GetSymbolInfo(node).Symbol],
                        _ => Array.Empty<ISymbol?>(),
                    };
                    foreach (var id in called.SelectMany(symbol => IdsOf(symbol, node)).Where(ids.Contains))
                    {
                        yield return (node, id, model);
                    }
                }
            }
        }
    }

    private static bool IsConstructor(ISymbol member) => member is IMethodSymbol { MethodKind: MethodKind.Constructor };

    /// <summary>A derived type runs a constructor of its base type.</summary>
    private static IEnumerable<string> IdsOf(ISymbol? symbol, SyntaxNode node)
        => symbol is INamedTypeSymbol type && node.Ancestors().TakeWhile(ancestor => ancestor is NameSyntax or BaseTypeSyntax).Any(ancestor => ancestor is BaseTypeSyntax)
            ? type.InstanceConstructors.Select(NameIndex.IdOf).OfType<string>()
            : NameIndex.IdOf(symbol) is { } id ? [id] : [];

    /// <summary>Returns the creation of an object for the name of its type.</summary>
    private static SyntaxNode CallOf(SimpleNameSyntax name)
    {
        SyntaxNode type = name;
        while (type.Parent is QualifiedNameSyntax qualified && qualified.Right == type || type.Parent is AliasQualifiedNameSyntax)
        {
            type = type.Parent;
        }

        return type.Parent is ObjectCreationExpressionSyntax creation && creation.Type == type ? creation : name;
    }

    private static IEnumerable<ISymbol> ConstructorsOf(SyntaxNode? type, SemanticModel model)
        => type is TypeDeclarationSyntax declaration && model.GetDeclaredSymbol(declaration) is INamedTypeSymbol symbol ? symbol.InstanceConstructors : Array.Empty<ISymbol>();
}
