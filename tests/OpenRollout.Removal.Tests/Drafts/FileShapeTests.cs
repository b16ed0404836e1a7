using Microsoft.CodeAnalysis.CSharp;
using OpenRollout.Removal.Drafts;

namespace OpenRollout.Removal.Tests;

public sealed class FileShapeTests
{
    [Theory]
    // Bodies, and what only the type itself can see.
    [InlineData("class A { int B() { return 1; } }", "class A { int B() { return 2; } }", true)]
    [InlineData("class A { public int B() => 1; }", "class A { public int B() => 2; }", true)]
    [InlineData("class A { public int B { get; } = 1; public int C = 1; }", "class A { public int B { get; } = 2; public int C = 2; }", true)]
    [InlineData("class A { private int _b; int C() => 1; }", "class A { }", true)]
    [InlineData("class A { public A() : this(true) { } private A(bool b) { } }", "class A { public A() { } }", true)]
    [InlineData("using System; class A { }", "class A { }", true)]
    [InlineData("class A { } // b", "class A { }", true)]
    // What other files can see.
    [InlineData("class A { public int B() => 1; }", "class A { public long B() => 1; }", false)]
    [InlineData("class A { public void B(bool c) { } }", "class A { public void B() { } }", false)]
    [InlineData("class A { public void B(bool c = true) { } }", "class A { public void B(bool c = false) { } }", false)]
    [InlineData("class A { internal int B; }", "class A { }", false)]
    [InlineData("class A { public const bool B = true; }", "class A { public const bool B = false; }", false)]
    [InlineData("class A(bool b) { }", "class A { }", false)]
    [InlineData("class A : B { }", "class A { }", false)]
    [InlineData("enum A { B = 1 }", "enum A { B = 2 }", false)]
    [InlineData("interface A { void B(); }", "interface A { }", false)]
    [InlineData("global using System; class A { }", "class A { }", false)]
    // A structure with fewer fields can be assigned with fewer of them.
    [InlineData("struct A { private int _b; }", "struct A { }", false)]
    public void Other_files_see_declarations(string before, string after, bool isSame)
        => Assert.Equal(isSame, FileShape.IsSame(CSharpSyntaxTree.ParseText(before), CSharpSyntaxTree.ParseText(after)));
}
