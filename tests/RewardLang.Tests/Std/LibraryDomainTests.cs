using RewardLang.Analysis.Lints;
using RewardLang.Diagnostics;
using RewardLang.Semantics;

namespace RewardLang.Tests.Std;

/// <summary>What lints know of the library is what the library has.</summary>
public sealed class LibraryDomainTests
{
    [Fact]
    public void Every_domain_is_one_of_a_parameter()
    {
        var functions = StandardLibrary.Modules.SelectMany(m => StandardLibrary.Find(m, new DiagnosticBag())!.Functions).ToLookup(f => f.Name.Name);

        Assert.All(LibraryDomain.Known, k => Assert.Contains(functions[k.Function], f => f.Parameters.Any(p => p.Name.Name == k.Parameter)));
    }
}
