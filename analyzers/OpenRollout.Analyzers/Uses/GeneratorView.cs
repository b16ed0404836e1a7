using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace OpenRollout.Analyzers.Uses;

/// <summary>
/// The project as another source generator sees it: without the types that OpenRollout's generator adds. Compiling that project
/// is the only exact way to learn how the other generator interprets an expression.
/// </summary>
internal sealed class GeneratorView
{
    private static readonly SymbolDisplayFormat Names = SymbolDisplayFormat.FullyQualifiedFormat;

    private readonly GeneratedTypes _generated;
    private readonly Lazy<Compilation> _withoutGenerated;
    private readonly Lazy<HashSet<string>> _imported;

    public GeneratorView(Compilation compilation, GeneratedTypes generated)
    {
        _generated = generated;
        _withoutGenerated = new Lazy<Compilation>(() => compilation.RemoveSyntaxTrees(generated.Trees));
        _imported = new Lazy<HashSet<string>>(() => new HashSet<string>(compilation.SyntaxTrees
            .Select(tree => tree.GetRoot())
            .OfType<CompilationUnitSyntax>()
            .SelectMany(unit => unit.Usings)
            .Where(import => import.GlobalKeyword.RawKind != 0 && import.Alias is null && import.Name is not null)
            .Select(import => import.Name!.ToString().Replace("global::", "").Replace("@", ""))));
    }

    /// <summary>Returns a call as the other generator sees it, or null if it does not see a call there.</summary>
    public IInvocationOperation? FindCall(IInvocationOperation invocation, CancellationToken cancellation)
#pragma warning disable RS1030 // The model of this compilation would show what the other generator does not see.
        => _withoutGenerated.Value.GetSemanticModel(invocation.Syntax.SyntaxTree).GetOperation(invocation.Syntax, cancellation) as IInvocationOperation;
#pragma warning restore RS1030

    /// <summary>
    /// Returns whether code that repeats the type as the other generator sees it refers to the real type. The generator repeats
    /// an unknown type by its simple name, which resolves in every file if its namespace is imported globally.
    /// </summary>
    public bool AreEquivalent(ITypeSymbol seen, ITypeSymbol real) => (seen, real) switch
    {
        (IErrorTypeSymbol, INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable) => AreEquivalent(seen, nullable.TypeArguments[0]),
        (IErrorTypeSymbol, INamedTypeSymbol named) => _generated.Contains(named) && named.ContainingType is null && seen.Name == named.Name && IsImported(named.ContainingNamespace),
        (IArrayTypeSymbol left, IArrayTypeSymbol right) => left.Rank == right.Rank && AreEquivalent(left.ElementType, right.ElementType),
        (INamedTypeSymbol { IsAnonymousType: true } left, INamedTypeSymbol { IsAnonymousType: true } right) => AreAllEquivalent(PropertiesOf(left), PropertiesOf(right)),
        (INamedTypeSymbol { TypeArguments.Length: > 0 } left, INamedTypeSymbol right)
            => left.ConstructUnboundGenericType().ToDisplayString(Names) == (right.IsGenericType ? right.ConstructUnboundGenericType().ToDisplayString(Names) : "")
                && AreAllEquivalent([.. left.TypeArguments], [.. right.TypeArguments]),
        _ => seen.ToDisplayString(Names) == real.ToDisplayString(Names),
    };

    private bool AreAllEquivalent(ITypeSymbol[] seen, ITypeSymbol[] real) => seen.Length == real.Length && seen.Zip(real, AreEquivalent).All(same => same);

    private bool IsImported(INamespaceSymbol space) => space.IsGlobalNamespace || _imported.Value.Contains(space.ToDisplayString());

    private static ITypeSymbol[] PropertiesOf(INamedTypeSymbol type) => [.. type.GetMembers().OfType<IPropertySymbol>().Select(property => property.Type)];
}
