using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace OpenRollout.Removal.Reasoning;

/// <summary>A private member or a local function that only returns a value.</summary>
/// <param name="Declaration">The declaration.</param>
/// <param name="Symbol">The symbol.</param>
/// <param name="Value">The value.</param>
/// <param name="IsTask">Whether a task has the value as its result.</param>
internal sealed record Wrapper(SyntaxNode Declaration, ISymbol Symbol, ExpressionSyntax Value, bool IsTask)
{
    /// <summary>Returns the wrapper whose only content is a value, or null.</summary>
    public static Wrapper? Find(ExpressionSyntax value, SemanticModel model)
    {
        SyntaxNode outer = value;
        while (outer.Parent is ParenthesizedExpressionSyntax)
        {
            outer = outer.Parent;
        }

        var isFinishedTask = outer.Parent is ArgumentSyntax { Parent: ArgumentListSyntax { Arguments.Count: 1, Parent: InvocationExpressionSyntax or BaseObjectCreationExpressionSyntax } };
        if (isFinishedTask)
        {
            outer = outer.Parent!.Parent!.Parent!;
            if (!IsFinishedTask((ExpressionSyntax)outer, model))
            {
                return null;
            }
        }

        return DeclarationOf(outer) is { } declaration
            && model.GetDeclaredSymbol(declaration) is { } symbol
            && ResultOf(symbol) is var (result, isTask)
            && isTask == (isFinishedTask || symbol is IMethodSymbol { IsAsync: true })
            && SymbolEqualityComparer.Default.Equals(result, model.GetTypeInfo(value).Type)
            && CanInline(symbol, model)
            && (outer.Parent is not EqualsValueClauseSyntax
                || (symbol.IsStatic || symbol.ContainingType.TypeKind == TypeKind.Class) && model.GetConstantValue(value) is { HasValue: true, Value: var constant } && Initialization.IsDefault(constant)
                || Initialization.RunsFirst(declaration, symbol, model))
            ? new Wrapper(declaration, symbol, value, isTask)
            : null;
    }

    /// <summary>Returns the boolean literal that is the only content of a member, or null.</summary>
    public static LiteralExpressionSyntax? ContentOf(SyntaxNode member) => (member switch
    {
        MethodDeclarationSyntax { ExpressionBody.Expression: var value } => value,
        MethodDeclarationSyntax { Body.Statements: { Count: 1 } statements } => (statements[0] as ReturnStatementSyntax)?.Expression,
        PropertyDeclarationSyntax { ExpressionBody.Expression: var value } => value,
        PropertyDeclarationSyntax { AccessorList.Accessors: { Count: 1 } accessors }
            => accessors[0].ExpressionBody?.Expression ?? (accessors[0].Body is { Statements.Count: 1 } body ? (body.Statements[0] as ReturnStatementSyntax)?.Expression : null),
        _ => null,
    }) is LiteralExpressionSyntax { RawKind: (int)SyntaxKind.TrueLiteralExpression or (int)SyntaxKind.FalseLiteralExpression } literal ? literal : null;

    /// <summary>Returns the member whose only content is an expression, or null.</summary>
    public static SyntaxNode? DeclarationOf(SyntaxNode content)
    {
        var body = content.Parent is ReturnStatementSyntax { Parent: BlockSyntax { Statements.Count: 1 } block } ? block : content.Parent is ArrowExpressionClauseSyntax arrow ? arrow : (SyntaxNode?)null;
        return body?.Parent switch
        {
            PropertyDeclarationSyntax or MethodDeclarationSyntax or LocalFunctionStatementSyntax => body.Parent,
            AccessorDeclarationSyntax { RawKind: (int)SyntaxKind.GetAccessorDeclaration, Parent: AccessorListSyntax { Accessors.Count: 1, Parent: PropertyDeclarationSyntax property } } => property,
            null when content.Parent is EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax { Parent.Parent: FieldDeclarationSyntax } field } => field,
            null when content.Parent is EqualsValueClauseSyntax { Parent: PropertyDeclarationSyntax property } => property,
            _ => null,
        };
    }

    private static (ITypeSymbol Result, bool IsTask)? ResultOf(ISymbol symbol)
    {
        var type = symbol switch
        {
            IMethodSymbol method => method.ReturnType,
            IPropertySymbol property => property.Type,
            IFieldSymbol field => field.Type,
            _ => null,
        };
        return type is INamedTypeSymbol { Name: "Task" or "ValueTask", Arity: 1, ContainingNamespace: { Name: "Tasks", ContainingNamespace.Name: "Threading" } } task ? (task.TypeArguments[0], true)
            : type is null ? null
            : (type, false);
    }

    /// <summary>Returns whether an expression is <c>Task.FromResult(…)</c> or <c>new ValueTask&lt;T&gt;(…)</c>.</summary>
    private static bool IsFinishedTask(ExpressionSyntax expression, SemanticModel model)
        => model.GetSymbolInfo(expression).Symbol is IMethodSymbol
        {
            ContainingType: { Name: "Task" or "ValueTask", ContainingNamespace: { Name: "Tasks", ContainingNamespace.Name: "Threading" } },
        } method && (method.MethodKind == MethodKind.Constructor || method.Name == "FromResult");

    private static bool CanInline(ISymbol symbol, SemanticModel model) => symbol switch
    {
        IMethodSymbol { MethodKind: MethodKind.LocalFunction } function => IsPlain(function),
        { DeclaredAccessibility: not Accessibility.Private } => false,
        var _ when symbol.GetAttributes().Length > 0 => false,
        IPropertySymbol { IsIndexer: false, SetMethod: null, ExplicitInterfaceImplementations.IsEmpty: true } => true,
        IMethodSymbol { MethodKind: MethodKind.Ordinary, ExplicitInterfaceImplementations.IsEmpty: true, PartialDefinitionPart: null, PartialImplementationPart: null } method => IsPlain(method),
        IFieldSymbol { IsVolatile: false, IsConst: false } field => !IsAssigned(field, model),
        _ => false,
    };

    private static bool IsPlain(IMethodSymbol method)
        => !method.IsGenericMethod && method.Parameters.All(parameter => parameter.RefKind is RefKind.None or RefKind.In) && !method.ReturnsByRef && !method.ReturnsByRefReadonly;

    private static bool IsAssigned(IFieldSymbol field, SemanticModel model)
        => field.ContainingType.DeclaringSyntaxReferences
            .SelectMany(reference => reference.GetSyntax().DescendantNodes().OfType<SimpleNameSyntax>())
            .Where(name => name.Identifier.ValueText == field.Name)
            .Any(name => !References.IsRead(
                name.Parent is MemberAccessExpressionSyntax access && access.Name == name ? access : name, model.Compilation.GetSemanticModel(name.SyntaxTree)));
}
