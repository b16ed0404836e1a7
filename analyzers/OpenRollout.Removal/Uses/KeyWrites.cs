using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace OpenRollout.Removal.Uses;

/// <summary>Finds the expressions whose values a variable, parameter, field, property or method can have, in all projects.</summary>
internal sealed class KeyWrites(IReadOnlyList<Compilation> compilations)
{
    /// <summary>An expression whose value is written; or, with a kind, a place at which the values are not known.</summary>
    internal sealed record Write(Compilation Compilation, SyntaxNode Node, KeyOriginKind? Kind = null);

    /// <summary>Returns what is written to a symbol; null if it cannot be followed.</summary>
    public IReadOnlyList<Write>? Find(ISymbol? symbol, Compilation compilation)
    {
        var writes = symbol switch
        {
            ILocalSymbol local => FindLocal(local, compilation),
            IParameterSymbol { ContainingSymbol: IMethodSymbol { MethodKind: MethodKind.PropertySet, AssociatedSymbol: { } property } } => Find(property, compilation),
            IParameterSymbol { ContainingSymbol: IMethodSymbol { MethodKind: MethodKind.Ordinary or MethodKind.Constructor or MethodKind.LocalFunction }, RefKind: RefKind.None or RefKind.In } parameter
                => [.. new KeyArgumentsOf(compilations).Find(parameter, compilation)],
            IMethodSymbol { IsAbstract: false, IsVirtual: false, IsAsync: false } method => FindResults(method, compilation),
            IFieldSymbol or IPropertySymbol { IsAbstract: false, IsIndexer: false } => FindMember(symbol, compilation),
            _ => null,
        };
        return writes;
    }

    private static List<Write>? FindLocal(ILocalSymbol local, Compilation compilation)
    {
        if (local.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() is not { } declaration
            || declaration.Ancestors().FirstOrDefault(node => node is MemberDeclarationSyntax and not GlobalStatementSyntax or CompilationUnitSyntax) is not { } member)
        {
            return null;
        }

        var writes = new List<Write>();
        switch (declaration)
        {
            case VariableDeclaratorSyntax { Initializer: var initializer }:
                if (initializer is not null)
                {
                    writes.Add(new Write(compilation, initializer.Value));
                }

                break;
            case ForEachStatementSyntax { Expression: var list }:
                writes.AddRange(ElementsOf(list, compilation));
                break;
            default:
                return null;
        }

        var model = compilation.GetSemanticModel(declaration.SyntaxTree);
        foreach (var name in member.DescendantNodes().OfType<IdentifierNameSyntax>().Where(name => name.Identifier.ValueText == local.Name && SymbolEqualityComparer.Default.Equals(model.GetSymbolInfo(name).Symbol, local)))
        {
            AddWrite(name, compilation, writes);
        }

        return writes;
    }

    /// <summary>Returns the elements of a list that is written in place.</summary>
    private static IEnumerable<Write> ElementsOf(ExpressionSyntax list, Compilation compilation) => list switch
    {
        ParenthesizedExpressionSyntax parenthesized => ElementsOf(parenthesized.Expression, compilation),
        ImplicitArrayCreationExpressionSyntax { Initializer: var elements } => elements.Expressions.Select(element => new Write(compilation, element)),
        ArrayCreationExpressionSyntax { Initializer: { } elements } => elements.Expressions.Select(element => new Write(compilation, element)),
        CollectionExpressionSyntax { Elements: var elements } => elements.SelectMany(element => element is ExpressionElementSyntax { Expression: var value } ? [new Write(compilation, value)] : element is SpreadElementSyntax { Expression: var inner } ? ElementsOf(inner, compilation) : []),
        _ => [new Write(compilation, list, KeyOriginKind.Unknown)],
    };

    private List<Write>? FindMember(ISymbol member, Compilation compilation)
    {
        if (NameIndex.IdOf(member) is not { } id || compilations.FirstOrDefault(each => each.AssemblyName == member.ContainingAssembly?.Name) is not { } declaring)
        {
            return null;
        }

        var writes = new List<Write>();
        foreach (var declaration in (DocumentationCommentId.GetFirstSymbolForDeclarationId(id, declaring) ?? member).DeclaringSyntaxReferences.Select(reference => reference.GetSyntax()))
        {
            switch (declaration)
            {
                case VariableDeclaratorSyntax { Initializer.Value: { } value }:
                    writes.Add(new Write(declaring, value));
                    break;
                case PropertyDeclarationSyntax property:
                    writes.AddRange(ResultsOf(property, declaring));
                    if (property.Initializer is { Value: var initial })
                    {
                        writes.Add(new Write(declaring, initial));
                    }

                    break;
                case ParameterSyntax parameter when declaring.GetSemanticModel(parameter.SyntaxTree).GetDeclaredSymbol(parameter) is IParameterSymbol positional:
                    writes.AddRange(new KeyArgumentsOf(compilations).Find(positional, declaring));
                    break;
            }
        }

        foreach (var each in compilations)
        {
            foreach (var (name, _) in NameIndex.Of(each).FindReferences(member.Name, id))
            {
                AddWrite(name, each, writes);
            }
        }

        // A property that no code writes gets its value from elsewhere, such as from configuration.
        return writes.Count > 0 ? writes : null;
    }

    private List<Write>? FindResults(IMethodSymbol method, Compilation compilation)
        => NameIndex.IdOf(method) is { } id && compilations.FirstOrDefault(each => each.AssemblyName == method.ContainingAssembly?.Name) is { } declaring
            && (DocumentationCommentId.GetFirstSymbolForDeclarationId(id, declaring) ?? method).DeclaringSyntaxReferences.Select(reference => reference.GetSyntax()).ToList() is { Count: > 0 } declarations
            ? [.. declarations.SelectMany(declaration => ResultsOf(declaration, declaring))]
            : null;

    /// <summary>Returns what a method or a property returns.</summary>
    private static IEnumerable<Write> ResultsOf(SyntaxNode declaration, Compilation compilation)
        => declaration.DescendantNodes(node => node is not (AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax) || node == declaration).SelectMany(node => node switch
        {
            ReturnStatementSyntax { Expression: { } value } => [new Write(compilation, value)],
            YieldStatementSyntax => [new Write(compilation, declaration, KeyOriginKind.Unknown)],
            ArrowExpressionClauseSyntax { Expression: var value, Parent: not AccessorDeclarationSyntax { RawKind: not (int)SyntaxKind.GetAccessorDeclaration } } => [new Write(compilation, value)],
            _ => Array.Empty<Write>(),
        });

    private static void AddWrite(SimpleNameSyntax name, Compilation compilation, List<Write> writes)
    {
        ExpressionSyntax reference = name.Parent is MemberAccessExpressionSyntax access && access.Name == name ? access : name;
        switch (reference.Parent)
        {
            case AssignmentExpressionSyntax assignment when assignment.Left == reference:
                writes.Add(new Write(compilation, assignment.Right));
                break;
            case ArgumentSyntax { RefKindKeyword.RawKind: not 0 and not (int)SyntaxKind.InKeyword } or ArgumentSyntax { Parent: TupleExpressionSyntax { Parent: AssignmentExpressionSyntax } }:
                writes.Add(new Write(compilation, reference, KeyOriginKind.Unknown));
                break;
            case NameEqualsSyntax { Parent: AttributeArgumentSyntax argument }:
                writes.Add(new Write(compilation, argument.Expression));
                break;
        }
    }
}
