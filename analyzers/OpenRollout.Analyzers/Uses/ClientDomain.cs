using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace OpenRollout.Analyzers.Uses;

/// <summary>
/// Traces the origin of a client to determine whether it evaluates flags through the same API and domain as the accessors of
/// a manifest. A client of unknown origin is taken for the default one.
/// </summary>
/// <param name="domain">The manifest's domain; null for the default domain.</param>
internal sealed class ClientDomain(string? domain)
{
    /// <summary>The number of variables and members to follow. It also ends cycles.</summary>
    private const int MaximumSteps = 4;

    private bool FitsUnknown => domain is null;

    /// <summary>Returns whether the receiver of a call can be dropped: evaluating it has no side effect, and it is not known to be another client.</summary>
    public bool Fits(IOperation? receiver) => IsPlain(receiver) && FitsOrigin(receiver!, MaximumSteps);

    private static bool IsPlain(IOperation? receiver) => receiver switch
    {
        ILocalReferenceOperation or IParameterReferenceOperation => true,
        IFieldReferenceOperation field => field.Instance is null or IInstanceReferenceOperation,
        IPropertyReferenceOperation property => property.Instance is null or IInstanceReferenceOperation,
        IConversionOperation conversion => IsPlain(conversion.Operand),
        IInvocationOperation call => IsGetClient(call),
        _ => false,
    };

    private bool FitsOrigin(IOperation origin, int steps) => origin switch
    {
        IConversionOperation conversion => FitsOrigin(conversion.Operand, steps),
        IInvocationOperation call when IsGetClient(call) => FitsGetClient(call),
        IInvocationOperation { TargetMethod.Name: "GetKeyedService" or "GetRequiredKeyedService" } call => FitsKey(call.Arguments.LastOrDefault()?.Value.ConstantValue.Value),
        IParameterReferenceOperation { Parameter: var parameter } => FitsParameter(parameter),
        ILocalReferenceOperation { Local: var local } => FitsOrigins(local, origin, steps),
        IFieldReferenceOperation { Field: var field } => FitsOrigins(field, origin, steps),
        IPropertyReferenceOperation { Property: var property } => FitsOrigins(property, origin, steps),
        _ => FitsUnknown,
    };

    private bool FitsOrigins(ISymbol symbol, IOperation reader, int steps)
    {
        var origins = steps == 0 ? [] : FindOrigins(symbol, reader).ToArray();
        return origins.Length == 0 ? FitsUnknown : origins.All(origin => FitsOrigin(origin, steps - 1));
    }

    /// <summary>A container supplies the client of a domain by the domain as its key.</summary>
    private bool FitsParameter(IParameterSymbol parameter)
        => parameter.GetAttributes().FirstOrDefault(attribute => attribute.AttributeClass?.Name == "FromKeyedServicesAttribute") is { } keyed
            ? FitsKey(keyed.ConstructorArguments.FirstOrDefault().Value)
            : FitsUnknown;

    private bool FitsKey(object? key) => key is string name ? name == domain : FitsUnknown;

    /// <summary>Rejects a client with a context, which would be lost, and one of an API instance that is not the process's own.</summary>
    private bool FitsGetClient(IInvocationOperation call)
    {
        string? name = null;
        foreach (var argument in call.Arguments.Where(argument => argument.ArgumentKind == ArgumentKind.Explicit))
        {
            if (argument.Parameter?.Name != "name" || argument.Value.ConstantValue is not { HasValue: true, Value: var given })
            {
                return false;
            }

            name = given as string;
        }

        return name == domain && call.Instance is IPropertyReferenceOperation { Instance: null };
    }

    private static bool IsGetClient(IInvocationOperation call)
        => call.TargetMethod is { Name: "GetClient", ContainingType: { Name: "Api", ContainingNamespace.Name: "OpenFeature" } };

    /// <summary>Returns the expressions that a variable, field or property gets its value from, if they are in the same file.</summary>
    private static IEnumerable<IOperation> FindOrigins(ISymbol symbol, IOperation reader)
    {
        if (reader.SemanticModel is not { } model || symbol.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() is not { } declaration || declaration.SyntaxTree != reader.Syntax.SyntaxTree)
        {
            return [];
        }

        var origin = declaration switch
        {
            VariableDeclaratorSyntax variable => variable.Initializer?.Value,
            PropertyDeclarationSyntax property => property.ExpressionBody?.Expression ?? property.Initializer?.Value,
            _ => null,
        };
        var origins = origin is null && symbol is IFieldSymbol or IPropertySymbol ? FindAssigned(symbol, declaration, model) : [origin];
        return origins.Select(syntax => syntax is null ? null : model.GetOperation(syntax)).OfType<IOperation>();
    }

    /// <summary>Returns the expressions that constructors assign to a field or property.</summary>
    private static IEnumerable<SyntaxNode?> FindAssigned(ISymbol symbol, SyntaxNode declaration, SemanticModel model)
        => declaration.FirstAncestorOrSelf<TypeDeclarationSyntax>()?.Members.OfType<ConstructorDeclarationSyntax>()
            .SelectMany(constructor => constructor.DescendantNodes().OfType<AssignmentExpressionSyntax>())
            .Where(assignment => SymbolEqualityComparer.Default.Equals(model.GetSymbolInfo(assignment.Left).Symbol, symbol))
            .Select(assignment => assignment.Right) ?? [];
}
