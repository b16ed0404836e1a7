using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;

namespace OpenRollout.Analyzers.Uses;

/// <summary>Finds the assemblies that can use the runtime's attributes, so that symbols of the framework are skipped quickly. Thread-safe.</summary>
internal sealed class RuntimeAssemblies(INamedTypeSymbol? attribute)
{
    private readonly IAssemblySymbol? _runtime = attribute?.ContainingAssembly;
    private readonly ConcurrentDictionary<IAssemblySymbol, bool> _known = new(SymbolEqualityComparer.Default);

    public bool Contains(ISymbol symbol) => _runtime is not null && symbol.ContainingAssembly is { } assembly && _known.GetOrAdd(assembly, ReferencesRuntime);

    private bool ReferencesRuntime(IAssemblySymbol assembly)
        => assembly is ISourceAssemblySymbol
            || SymbolEqualityComparer.Default.Equals(assembly, _runtime)
            // By name, because a library can have been built with another version.
            || assembly.Modules.Any(module => module.ReferencedAssemblies.Any(reference => reference.Name == _runtime!.Name));
}
