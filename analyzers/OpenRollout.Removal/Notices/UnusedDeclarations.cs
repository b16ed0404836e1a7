using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace OpenRollout.Removal.Notices;

/// <summary>
/// Finds declarations that other code can see and that nothing uses since the removal: interface members, types, and methods that are not
/// private. Registrations of services do not count as uses; they are listed with their type.
/// </summary>
internal sealed class UnusedDeclarations(IReadOnlyList<FlagDraft> drafts, IReadOnlyList<IdleParameter> parameters)
{
    /// <summary>The documentation IDs of what the removed code used, other than in registrations of services.</summary>
    private readonly HashSet<string> _released = new(StringComparer.Ordinal);
    private readonly HashSet<string> _assemblies = [.. drafts.Select(draft => draft.Draft.Original.AssemblyName ?? "")];

    /// <summary>Returns the notices.</summary>
    public IEnumerable<RemovalPlace> Find()
    {
        var unused = new Dictionary<string, ISymbol>(StringComparer.Ordinal);
        var registrations = new ServiceRegistrations();
        var candidates = ById(drafts.SelectMany(FindCandidates).Concat(parameters.Select(parameter => parameter.Type).OfType<INamedTypeSymbol>()));
        _released.UnionWith(parameters.Select(parameter => NameIndex.IdOf(parameter.Type)).OfType<string>());

        // A service that is not used takes its implementations with it.
        for (; candidates.Count > 0; candidates = ById(registrations.ImplementationsOf(unused.Keys).Where(type => NameIndex.IdOf(type) is { } id && !unused.ContainsKey(id))))
        {
            var used = FindUsed(candidates, registrations);
            registrations.AddUsed(used, candidates.Keys);
            // A service that only lost a registration was not used before either.
            used.UnionWith(candidates.Keys.Where(id => !_released.Contains(id) && registrations.ServicesOf(id).Any()).ToList());
            if (candidates.Where(candidate => !used.Contains(candidate.Key)).ToList() is not { Count: > 0 } found)
            {
                break;
            }

            found.ForEach(candidate => unused[candidate.Key] = candidate.Value);
        }

        foreach (var (id, symbol) in unused.OrderBy(each => each.Key, StringComparer.Ordinal).Select(each => (each.Key, each.Value)))
        {
            var name = symbol is INamedTypeSymbol ? symbol.Name : symbol.ContainingType.Name + "." + symbol.Name;
            if (FindDeclaration(symbol) is { } declaration)
            {
                yield return SolutionNotices.PlaceOf(declaration, RemovalReasons.UnusedElsewhere(name));
            }

            foreach (var registration in registrations.ServicesOf(id))
            {
                yield return SolutionNotices.PlaceOf(registration, RemovalReasons.Registration(name));
            }
        }
    }

    private Dictionary<string, ISymbol> ById(IEnumerable<ISymbol> symbols)
        => symbols.Where(IsCandidate)
            .Select(symbol => (Id: NameIndex.IdOf(symbol), Symbol: symbol))
            .Where(candidate => candidate.Id is not null)
            .GroupBy(candidate => candidate.Id!)
            .ToDictionary(same => same.Key, same => same.First().Symbol, StringComparer.Ordinal);

    /// <summary>Returns the symbols that the edited files name less often than before.</summary>
    private IEnumerable<ISymbol> FindCandidates(FlagDraft draft)
    {
        foreach (var tree in draft.EditedTrees)
        {
            var baseline = draft.Draft.BaselineOf(tree).Tree;
            var (before, left) = (CountNames(baseline.GetRoot()), CountNames(tree.GetRoot()));
            var model = draft.Draft.BaselineModelOf(tree);
            var lost = new HashSet<string>(before.Where(name => !left.TryGetValue(name.Key, out var count) || count < name.Value).Select(name => name.Key), StringComparer.Ordinal);
            var registered = FindRegistered(tree, draft.Draft.ModelOf(tree), lost);
            var registeredBefore = FindRegistered(baseline, model, lost);
            foreach (var name in baseline.GetRoot().DescendantNodes().OfType<SimpleNameSyntax>().Where(name => lost.Contains(name.Identifier.ValueText)))
            {
                if (model.GetSymbolInfo(name).Symbol is { } symbol)
                {
                    var candidate = symbol is IMethodSymbol { MethodKind: MethodKind.Constructor } ? symbol.ContainingType.OriginalDefinition : symbol.OriginalDefinition;
                    var text = name.Identifier.ValueText;
                    if (before[text] - registeredBefore[text].Count() > (left.TryGetValue(text, out var count) ? count : 0) - registered[text].Count() && NameIndex.IdOf(candidate) is { } id)
                    {
                        _released.Add(id);
                    }

                    yield return candidate;
                }
            }
        }
    }

    private static ILookup<string, SimpleNameSyntax> FindRegistered(SyntaxTree tree, SemanticModel model, HashSet<string> names)
        => tree.GetRoot().DescendantNodes().OfType<SimpleNameSyntax>().Where(name => names.Contains(name.Identifier.ValueText) && ServiceRegistrations.Contain(name, model)).ToLookup(name => name.Identifier.ValueText);

    private static Dictionary<string, int> CountNames(SyntaxNode root)
        => root.DescendantNodes().OfType<SimpleNameSyntax>().GroupBy(name => name.Identifier.ValueText).ToDictionary(same => same.Key, same => same.Count(), StringComparer.Ordinal);

    private bool IsCandidate(ISymbol symbol)
        => symbol.ContainingAssembly is { } assembly && _assemblies.Contains(assembly.Name)
            && symbol.DeclaredAccessibility is not Accessibility.Private and not Accessibility.NotApplicable
            && !symbol.IsOverride && !symbol.IsImplicitlyDeclared
            && symbol switch
            {
                // Extension methods are called without the name of their class.
                INamedTypeSymbol { IsStatic: false, TypeKind: TypeKind.Class or TypeKind.Interface or TypeKind.Struct or TypeKind.Enum or TypeKind.Delegate } => true,
                IMethodSymbol { MethodKind: MethodKind.Ordinary or MethodKind.ReducedExtension } => !ImplementsInterface(symbol),
                IPropertySymbol { IsIndexer: false } => !ImplementsInterface(symbol),
                _ => false,
            };

    private static bool ImplementsInterface(ISymbol symbol)
        => symbol.ContainingType is { TypeKind: not TypeKind.Interface } type
            && type.AllInterfaces.SelectMany(face => face.GetMembers(symbol.Name)).Any(member => SymbolEqualityComparer.Default.Equals(type.FindImplementationForInterfaceMember(member), symbol));

    /// <summary>Returns the candidates that are still used.</summary>
    private HashSet<string> FindUsed(Dictionary<string, ISymbol> candidates, ServiceRegistrations registrations)
    {
        var names = new HashSet<string>(candidates.Values.Select(symbol => symbol.Name), StringComparer.Ordinal);
        var idle = new HashSet<SyntaxNode>(parameters.SelectMany(parameter => parameter.Declarations));
        var used = new HashSet<string>(StringComparer.Ordinal);
        foreach (var draft in drafts)
        {
            foreach (var tree in draft.Draft.Compilation.SyntaxTrees)
            {
                SemanticModel? model = null;
                foreach (var name in tree.GetRoot().DescendantNodes().OfType<SimpleNameSyntax>().Where(name => names.Contains(name.Identifier.ValueText)))
                {
                    var symbol = (model ??= draft.Draft.IsOpen(tree) ? draft.Draft.ModelOf(tree) : draft.Draft.Compilation.GetSemanticModel(tree)).GetSymbolInfo(name).Symbol;
                    symbol = symbol is IMethodSymbol { MethodKind: MethodKind.Constructor } ? symbol.ContainingType : symbol is IMethodSymbol { ReducedFrom: { } extension } ? extension : symbol;
                    if (symbol?.OriginalDefinition.GetDocumentationCommentId() is not { } id || !candidates.TryGetValue(id, out var candidate) || used.Contains(id) || IsWithin(name, candidate) || name.Ancestors().Any(idle.Contains))
                    {
                        continue;
                    }

                    if (!(symbol is INamedTypeSymbol type && registrations.Add(name, type, draft, model)) && !IsInBaseList(name))
                    {
                        used.Add(id);
                    }
                }
            }
        }

        return used;
    }

    /// <summary>Returns whether a name is in the declaration itself, as in a recursive method.</summary>
    private static bool IsWithin(SimpleNameSyntax name, ISymbol symbol)
        => name.Ancestors().Any(node => node is BaseTypeDeclarationSyntax type ? symbol is INamedTypeSymbol && type.Identifier.ValueText == symbol.Name
            : node is MethodDeclarationSyntax method && symbol is IMethodSymbol && method.Identifier.ValueText == symbol.Name);

    /// <summary>An interface that only its implementation names is not used.</summary>
    private static bool IsInBaseList(SimpleNameSyntax name) => name.Ancestors().TakeWhile(node => node is not MemberDeclarationSyntax).Any(node => node is BaseListSyntax);

    private Location? FindDeclaration(ISymbol symbol)
    {
        // The symbol can be of a referenced project's assembly; its location is in that project's file.
        var location = symbol.Locations.FirstOrDefault(location => location.IsInSource);
        return location?.SourceTree is { } tree && drafts.FirstOrDefault(draft => draft.Originals.FindTree(tree.FilePath) is not null) is { } draft
            ? draft.IsEditable(tree) ? draft.Originals.LocationOf(location) : null
            : null;
    }
}
