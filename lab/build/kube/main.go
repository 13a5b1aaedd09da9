// Command kube is a multi-call binary: it acts as the component of a Kubernetes
// node that is named by argv[0], or else by its first argument.
package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	_ "time/tzdata"

	"github.com/spf13/cobra"
	"go.etcd.io/etcd/server/v3/etcdmain"
	"k8s.io/component-base/cli"
	_ "k8s.io/component-base/logs/json/register"
	_ "k8s.io/component-base/metrics/prometheus/clientgo"
	_ "k8s.io/component-base/metrics/prometheus/version"
	kubectl "k8s.io/kubectl/pkg/cmd"
	kubectlutil "k8s.io/kubectl/pkg/cmd/util"
	apiserver "k8s.io/kubernetes/cmd/kube-apiserver/app"
	controllers "k8s.io/kubernetes/cmd/kube-controller-manager/app"
	proxy "k8s.io/kubernetes/cmd/kube-proxy/app"
	scheduler "k8s.io/kubernetes/cmd/kube-scheduler/app"
	kubelet "k8s.io/kubernetes/cmd/kubelet/app"
)

// commands maps what the binary is called to what it does.
var commands = map[string]func(){
	"cloud-controller-manager": serve(newCloudControllerManager),
	"etcd":                     func() { etcdmain.Main(os.Args) },
	"kube-apiserver":           serve(apiserver.NewAPIServerCommand),
	"kube-controller-manager":  serve(controllers.NewControllerManagerCommand),
	"kube-proxy":               serve(proxy.NewProxyCommand),
	"kube-scheduler":           serve(func() *cobra.Command { return scheduler.NewSchedulerCommand() }),
	"kubectl":                  runKubectl,
	"kubelet":                  serve(func() *cobra.Command { return kubelet.NewKubeletCommand(context.Background()) }),
	"lab-node":                 runNode,
}

func main() {
	name := filepath.Base(os.Args[0])
	if _, known := commands[name]; !known && len(os.Args) > 1 {
		os.Args = os.Args[1:]
		name = os.Args[0]
	}
	run, known := commands[name]
	if !known {
		all := make([]string, 0, len(commands))
		for n := range commands {
			all = append(all, n)
		}
		slices.Sort(all)
		fmt.Fprintf(os.Stderr, "usage: kube <%s> [flags]\n", strings.Join(all, "|"))
		os.Exit(2)
	}
	run()
}

func serve(newCommand func() *cobra.Command) func() {
	return func() { os.Exit(cli.Run(newCommand())) }
}

func runKubectl() {
	kubectlutil.CheckErr(cli.RunNoErrOutput(kubectl.NewDefaultKubectlCommand()))
}
