using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace OpenRollout.Removal.Passes;

/// <summary>
/// Replaces reads of private properties, methods, local functions and fields that only return the flag's value. Other members can be
/// seen by code that is not known here, so they stay and return a constant.
/// </summary>
internal sealed class InlinePass(Draft draft)
{

    /// <summary>Runs the pass. Returns whether it changed anything.</summary>
    public bool Run()
    {
        var edits = new List<Edit>();
        var closed = new HashSet<SyntaxTree>();
        foreach (var tree in draft.Trees.Where(tree => draft.IsNew(this, tree)))
        {
            SemanticModel? model = null;
            foreach (var value in Marks.ValuesIn(tree.GetRoot()))
            {
                if (FindWrapper(value) is { } wrapper && FindSymbol(wrapper, model ??= draft.Compilation.GetSemanticModel(tree)) is { } symbol)
                {
                    Inline(wrapper, symbol, value, edits, closed);
                }
            }
        }

        if (closed.Count > 0)
        {
            // The edits are found again, in files that are identified.
            draft.Open(closed);
            draft.Forget(this);
            return true;
        }

        return edits.Count > 0 && draft.Apply(edits);
    }

    private void Inline(SyntaxNode wrapper, ISymbol symbol, ExpressionSyntax value, List<Edit> edits, HashSet<SyntaxTree> closed)
    {
        IEnumerable<SyntaxNode> scopes = wrapper is LocalFunctionStatementSyntax
            ? [wrapper.Parent is BlockSyntax or SwitchSectionSyntax ? wrapper.Parent : wrapper.Ancestors().First(Draft.IsMember)]
            : symbol.ContainingType.DeclaringSyntaxReferences.Select(reference => reference.GetSyntax());
        foreach (var scope in scopes)
        {
            var names = scope.DescendantNodes().OfType<SimpleNameSyntax>().Where(name => name.Identifier.ValueText == symbol.Name).ToList();
            if (names.Count == 0)
            {
                continue;
            }

            var model = draft.Compilation.GetSemanticModel(scope.SyntaxTree);
            foreach (var name in names)
            {
                if (SymbolEqualityComparer.Default.Equals(model.GetSymbolInfo(name).Symbol?.OriginalDefinition, symbol) && FindRead(name, model) is { } read)
                {
                    if (draft.IsOpen(scope.SyntaxTree))
                    {
                        edits.Add(References.Replace(read, value.WithoutTrivia(), symbol.Name));
                        draft.Link(wrapper, name);
                    }
                    else
                    {
                        closed.Add(scope.SyntaxTree);
                    }
                }
            }
        }
    }

    /// <summary>Returns the expression that reads a wrapper, or null if it cannot be replaced by a literal.</summary>
    private static ExpressionSyntax? FindRead(SimpleNameSyntax name, SemanticModel model)
    {
        ExpressionSyntax read = name.Parent is MemberAccessExpressionSyntax access && access.Name == name ? access : name;
        if (name.Parent is MemberBindingExpressionSyntax)
        {
            return null;
        }

        if (read.Parent is InvocationExpressionSyntax call && call.Expression == read)
        {
            read = call;
        }

        var isPure = model.GetOperation(read) switch
        {
            IPropertyReferenceOperation property => property.Instance is null or IInstanceReferenceOperation,
            IFieldReferenceOperation field => field.Instance is null or IInstanceReferenceOperation,
            IInvocationOperation invocation => invocation.Instance is null or IInstanceReferenceOperation && invocation.Arguments.All(argument => Effects.AreNone(argument.Value)),
            _ => false,
        };
        return isPure && References.IsRead(read, model) ? read : null;
    }

    /// <summary>Returns the declaration whose only content is a value, or null.</summary>
    private static SyntaxNode? FindWrapper(ExpressionSyntax value)
    {
        SyntaxNode outer = value;
        while (outer.Parent is ParenthesizedExpressionSyntax)
        {
            outer = outer.Parent;
        }

        var body = outer.Parent is ReturnStatementSyntax { Parent: BlockSyntax { Statements.Count: 1 } block } ? block : outer.Parent is ArrowExpressionClauseSyntax arrow ? arrow : (SyntaxNode?)null;
        return body?.Parent switch
        {
            PropertyDeclarationSyntax or MethodDeclarationSyntax or LocalFunctionStatementSyntax => body.Parent,
            AccessorDeclarationSyntax { RawKind: (int)SyntaxKind.GetAccessorDeclaration, Parent: AccessorListSyntax { Accessors.Count: 1, Parent: PropertyDeclarationSyntax property } } => property,
            null when outer.Parent is EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax { Parent.Parent: FieldDeclarationSyntax } field } => field,
            null when outer.Parent is EqualsValueClauseSyntax { Parent: PropertyDeclarationSyntax property } => property,
            _ => null,
        };
    }

    /// <summary>Returns the symbol of a wrapper that can be inlined, or null.</summary>
    private static ISymbol? FindSymbol(SyntaxNode wrapper, SemanticModel model)
    {
        var symbol = model.GetDeclaredSymbol(wrapper);
        return symbol switch
        {
            IMethodSymbol { MethodKind: MethodKind.LocalFunction } function when IsPlain(function) => function,
            { DeclaredAccessibility: not Accessibility.Private } or null => null,
            var _ when symbol.GetAttributes().Length > 0 => null,
            IPropertySymbol { IsIndexer: false, SetMethod: null, ExplicitInterfaceImplementations.IsEmpty: true } property => property,
            IMethodSymbol { MethodKind: MethodKind.Ordinary, ExplicitInterfaceImplementations.IsEmpty: true, PartialDefinitionPart: null, PartialImplementationPart: null } method when IsPlain(method) => method,
            // The initializer of an instance field runs before any code that can read it; one of a structure does not always run.
            IFieldSymbol { IsReadOnly: true, IsStatic: false, ContainingType.TypeKind: TypeKind.Class } field when !IsAssigned(field, model) => field,
            _ => null,
        };
    }

    private static bool IsPlain(IMethodSymbol method)
        => !method.IsAsync && !method.IsGenericMethod && method.Parameters.All(parameter => parameter.RefKind is RefKind.None or RefKind.In) && method.ReturnType.SpecialType != SpecialType.None
            && !method.ReturnsByRef && !method.ReturnsByRefReadonly;

    private static bool IsAssigned(IFieldSymbol field, SemanticModel model)
        => field.ContainingType.DeclaringSyntaxReferences
            .SelectMany(reference => reference.GetSyntax().DescendantNodes().OfType<SimpleNameSyntax>())
            .Where(name => name.Identifier.ValueText == field.Name)
            .Any(name => !References.IsRead(
                name.Parent is MemberAccessExpressionSyntax access && access.Name == name ? access : name, model.Compilation.GetSemanticModel(name.SyntaxTree)));
}
