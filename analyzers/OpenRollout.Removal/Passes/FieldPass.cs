using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace OpenRollout.Removal.Passes;

/// <summary>
/// Replaces reads of private fields and automatic properties to which every constructor assigns the flag's value, and then removes the assignments.
/// If some code could read the default value, or another value is assigned, the assignments stay.
/// </summary>
internal sealed class FieldPass(Draft draft, HiddenUses hidden)
{
    /// <summary>Runs the pass. Returns whether it changed anything.</summary>
    public bool Run()
    {
        var batch = new Batch(draft);
        foreach (var tree in draft.Trees.Where(tree => draft.Progress.IsNew(this, tree)))
        {
            foreach (var value in Marks.ValuesIn(tree.GetRoot()))
            {
                if (value.Parent is AssignmentExpressionSyntax { RawKind: (int)SyntaxKind.SimpleAssignmentExpression } assignment
                    && assignment.Right == value
                    && ConstructorOf(assignment) is not null
                    && draft.ModelOf(tree) is var model
                    && model.GetSymbolInfo(assignment.Left).Symbol is { } symbol
                    && CanBeRemoved(symbol, value, model)
                    && !hidden.CanExist(symbol))
                {
                    Replace(symbol, assignment, value, batch);
                }
            }
        }

        if (!batch.Apply())
        {
            return false;
        }

        draft.Progress.Forget(this);
        return true;
    }

    private void Replace(ISymbol symbol, AssignmentExpressionSyntax first, ExpressionSyntax value, Batch batch)
    {
        var constant = ConstantOf(value, draft.ModelOf(value.SyntaxTree));
        var assignments = new List<AssignmentExpressionSyntax>();
        var reads = new List<ExpressionSyntax>();
        foreach (var (name, model) in Occurrences.Of(symbol, first, draft.ModelOf))
        {
            var expression = Occurrences.ExpressionOf(name);
            if (expression.Parent is AssignmentExpressionSyntax { RawKind: (int)SyntaxKind.SimpleAssignmentExpression } assignment && assignment.Left == expression)
            {
                if (ConstructorOf(assignment) is null || !IsOwn(expression, model) || !Equals(ConstantOf(assignment.Right, model), constant))
                {
                    return;
                }

                assignments.Add(assignment);
            }
            else if (IsOwn(expression, model) && References.IsRead(expression, model))
            {
                reads.Add(expression);
            }
            else
            {
                return;
            }
        }

        if (!HasNoInitializer(symbol)
            || !(Initialization.IsDefault(constant) || Initialization.RunsFirst(symbol, assignments, draft.ModelOf(value.SyntaxTree))))
        {
            return;
        }

        SyntaxNode[] nodes = [.. reads, .. assignments];
        batch.Add(nodes, () =>
        {
            foreach (var node in nodes)
            {
                draft.Link(first, node);
            }

            return draft.Apply(reads.Count > 0
                ? [.. reads.Select(read => References.Replace(read, Marks.AsValue(value.WithoutTrivia()), symbol.Name))]
                : [.. assignments.Select(Assignments.Remove)]);
        });
    }

    private static bool CanBeRemoved(ISymbol symbol, ExpressionSyntax value, SemanticModel model)
        => symbol is { DeclaredAccessibility: Accessibility.Private, ContainingType.TypeKind: TypeKind.Class, DeclaringSyntaxReferences.Length: 1 }
            && symbol.GetAttributes().Length == 0
            && (symbol is IFieldSymbol { IsVolatile: false, IsConst: false } || symbol is IPropertySymbol { ExplicitInterfaceImplementations.IsEmpty: true } property && Initialization.IsAutomatic(property))
            && SymbolEqualityComparer.Default.Equals((symbol as IFieldSymbol)?.Type ?? ((IPropertySymbol)symbol).Type, model.GetTypeInfo(value).Type);

    /// <summary>Returns the constructor in whose statements an assignment is; null if it is not executed unconditionally.</summary>
    private static ConstructorDeclarationSyntax? ConstructorOf(AssignmentExpressionSyntax assignment) => assignment.Parent switch
    {
        ExpressionStatementSyntax { Parent: BlockSyntax { Parent: ConstructorDeclarationSyntax constructor } } => constructor,
        ArrowExpressionClauseSyntax { Parent: ConstructorDeclarationSyntax constructor } => constructor,
        _ => null,
    };

    /// <summary>Returns whether a member belongs to this instance or to the type.</summary>
    private static bool IsOwn(ExpressionSyntax expression, SemanticModel model)
        => model.GetOperation(expression) is IMemberReferenceOperation { Instance: null or IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ContainingTypeInstance } };

    private static bool HasNoInitializer(ISymbol symbol) => symbol.DeclaringSyntaxReferences[0].GetSyntax() is VariableDeclaratorSyntax { Initializer: null } or PropertyDeclarationSyntax { Initializer: null };

    private static object? ConstantOf(ExpressionSyntax value, SemanticModel model) => model.GetConstantValue(value) is { HasValue: true, Value: var constant } ? constant : new object();
}
